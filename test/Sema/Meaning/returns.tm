// RUN: %tmc --no-prelude %s --emit=ir | %tmc-opt --no-places - | %python %S/Inputs/golden.py %s
// A flow goes both ways if it is drawn so, or if something is said to come back: by itself, a default or its kind.
package acme.mail;

abstract component Element { attr stores : [Data]?; attr controls : [Control]?; }
abstract channel Flow { attr carries : [Data]?; attr returns : [Data]?; attr controls : [Control]?; }
abstract zone Boundary { attr trust : int?; attr controls : [Control]?; }
abstract data Data { attr controls : [Control]?; }
@system abstract zone System { attr controls : [Control]?; }
component Box : Element;
channel Wire : Flow;
channel Silent : Flow { returns = []; }
zone Room : Boundary;

data Letter;
system S {
  a : Box;
  b : Box;
  flow drawn : a <-> b via Wire;
  flow one : a -> b via Wire;
  flow answered : a -> b via Wire { returns = [Letter]; }
  flow nothing : a -> b via Wire { returns = []; }
  flow silent : a -> b via Silent;
  flow unsaid : a -> b via Wire { returns = unknown; }
  boundary r : Room {
    default Wire { returns = [Letter]; }
    c : Box;
    d : Box;
  }
  extend r { flow around : c -> d via Wire; flow but : c -> d via Wire { returns = []; } }
}

//= kind @acme.mail.Element element abstract {
//=   attr stores : [entity @acme.mail.Data]
//=   attr controls : [control]
//= }
//= kind @acme.mail.Flow flow abstract {
//=   attr carries : [entity @acme.mail.Data]
//=   attr returns : [entity @acme.mail.Data]
//=   attr controls : [control]
//= }
//= kind @acme.mail.Boundary boundary abstract {
//=   attr trust : int
//=   attr controls : [control]
//= }
//= kind @acme.mail.Data data abstract {
//=   attr controls : [control]
//= }
//= kind @acme.mail.System system abstract {
//=   attr controls : [control]
//=   annotation system = true
//= }
//= kind @acme.mail.Box element base @acme.mail.Element {
//= }
//= kind @acme.mail.Wire flow base @acme.mail.Flow {
//= }
//= kind @acme.mail.Silent flow base @acme.mail.Flow {
//=   default @acme.mail.Flow::returns = (const [] : [entity @acme.mail.Data])
//= }
//= kind @acme.mail.Room boundary base @acme.mail.Boundary {
//= }
//= data %Letter : @acme.mail.Data
//= system %S : @acme.mail.System
//= element %S.a : @acme.mail.Box in %S
//= element %S.b : @acme.mail.Box in %S
//= flow %S.drawn : @acme.mail.Wire in %S from %S.a <-> %S.b
//= flow %S.one : @acme.mail.Wire in %S from %S.a -> %S.b
//= flow %S.answered : @acme.mail.Wire in %S from %S.a <-> %S.b {
//=   set returns = [%Letter]
//= }
//= flow %S.nothing : @acme.mail.Wire in %S from %S.a -> %S.b {
//=   set returns = []
//= }
//= flow %S.silent : @acme.mail.Silent in %S from %S.a -> %S.b
//= flow %S.unsaid : @acme.mail.Wire in %S from %S.a -> %S.b {
//=   set returns = unknown
//= }
//= boundary %S.r : @acme.mail.Room in %S
//= element %S.c : @acme.mail.Box in %S.r
//= element %S.d : @acme.mail.Box in %S.r
//= flow %S.around : @acme.mail.Wire in %S.r from %S.c <-> %S.d {
//=   inherit returns = [%Letter]
//= }
//= flow %S.but : @acme.mail.Wire in %S.r from %S.c -> %S.d {
//=   set returns = []
//=   inherit returns = [%Letter]
//= }
