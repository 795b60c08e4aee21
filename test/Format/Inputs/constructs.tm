

/// The package's documentation.
package a.b;
import x.y.{A as B,c}; import x.* ;import "f.tm" as  q;
import some.very.long.package.name.that.goes.on.{FirstLongName, SecondLongName as Second, ThirdLongName, Fourth};


enum Empty{
}
ordered enum E{A,B,C,}
enum F {
  A "a"

  ,
  B,


  /// C
  @x(1) C }
@label("x")@shape("store") component C(a:T=1,b:[T]?) : Base(x=1, - 2) "t" { attr x:[T]?=[ ]"q"; override y+=- (1+2)*3; port p:K=1 "x"; let z=a-b; }
component ElaborateComponentName(provider : ExternalApi, store : ObjectStore, fallback : ExternalApi? = unknown) : WebServer;
private abstract data D:B;
channel Y;zone Z{}
control K:B for Flow,Store,Process "t"{provides a,b=1;}
control ALongNameForAControl for FirstKindOfElement, SecondKindOfElement, ThirdKindOfElement, FourthKindOfElement "with a title" { effort = Small; }

rule R "t ${a + f("x")}" {
match f:Flow,b:Boundary;
where (a or b)and not(c implies d) and(f.x);
witness p=exists path a->b carrying d;
severity=if a then High else if b then (if c then Low else Medium) else Low;
unless f.encrypted by Tls,MutualTls;
verify v(f),w(f.target,x=1);
question f.encrypted"Is it?";
x = a is not B and c not in [d, e]or a.not.in==1;
y = [1.5,30d,2027-03-31,a.filter(x=>x.y),none x in s:x.y,count x in s : (x.y)];
}
predicate p(f:Flow)=f.x; function g(n:int):[Ref]=- n.`where`;

system S{flow f:a.b<->c via Https(port=1)"t";
derive D:T from a, b by c "t"; require no path a->b avoiding c:"m"; view v of x { include a where b; exclude c.`flow`; } x:Y{    } flow=1;
  boundary b:Dmz

  { one : K; two : K;
  }
  boundary short : Dmz { inner : K { a = 1; } }
  boundary tall : Dmz { inner : K { a = 1;
    } }
}
accept stride.CleartextTransmission on Shop.core.** {owner="x";expires=2027-06-30;}
assume "x"on S.*;
mitigate a on b by C,D"t";dismiss a on b;transfer a.b on S.x to "insurer" "t"; override S.x{p=1;}
extend S{a:B;} overlay O of S{a:B;}
verification v(a:B)"t"{ template pytest """
     x	
  ${a}""" ; }
component R:S{attr a:int( - 5  to -1 )  ?;attr b:[ int(0 to  9) ]?="x"   ;attr c : [Kind( Flow )]?;attr d:duration(1d   to)=2d;attr e:date( to 2030-01-01)?;
require every  path a->b carrying c passes   d:"t"; }
methodology   M "t"{ section "s"{@needed table a:B,c:D "t" { where a.b and c in a.d;let x=a.b;column "C"=x ; show   findings "F" of s.*,E.V by E; }
 diagram{include K where a;direction=down;} show questions;}
/// Long.
section "A section with parts on lines of their own" {
table a:Element { column "A column whose title and whose expression are too long for one line" = a.somewhere.filter(x => x is Server and x.exposed);
show findings "Findings of many kinds with a long title that needs a line" of stride.CleartextTransmission, stride.ServerSpoofing by Stride; }
} }
