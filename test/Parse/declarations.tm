// RUN: %tmc --emit=ast %s | FileCheck --match-full-lines --strict-whitespace %s

// Every declaration at the top of a file, with all of its parts.

/// Parts of a shop.
package acme.shop;

import std.web.{WebServer, Https as H,};
import std.aws as aws;
import std.net.*;
private import "other.tm";

ordered enum Level { /** plain */ Low, @old High "high" }
enum Empty {}

@id("K1") @tags("a", weight = 2)
abstract component Part(host : String, port : Int = 80,) : Base(host) "a part" { a = 1; }
channel Wire : Any;
zone Area { }
private abstract data Secret;

control Tls : Crypto for Flow, net.Link "TLS" { provides encrypted; }
abstract control Crypto;

predicate safe(d : Data) = d.safe;
function total(xs : [Int], y : Int?) : Int = xs.size() + y;

system Shop : Kind "shop" { owner = "x"; }
data Card : Pii "card" { kept = 30d; }
derive Token : Data from Card, Shop.Order by Shop.payments "token" { a = 1; }
extend Shop.core { a = 1; }
overlay prod of Shop { a = 1; }

// CHECK:File 1:1-{{[0-9:]+}}
// CHECK-NEXT:  Package 5:1-6:19
// CHECK-NEXT:    Prefix 5:1-5:21
// CHECK-NEXT:      Doc "Parts of a shop." 5:1-5:21
// CHECK-NEXT:    QualName 6:9-6:18
// CHECK-NEXT:      Ident "acme" 6:9-6:13
// CHECK-NEXT:      Ident "shop" 6:14-6:18
// CHECK-NEXT:  Import 8:1-8:41
// CHECK-NEXT:    target: QualName 8:8-8:15
// CHECK-NEXT:      Ident "std" 8:8-8:11
// CHECK-NEXT:      Ident "web" 8:12-8:15
// CHECK-NEXT:    ImportItem 8:17-8:26
// CHECK-NEXT:      Ident "WebServer" 8:17-8:26
// CHECK-NEXT:    ImportItem 8:28-8:38
// CHECK-NEXT:      Ident "Https" 8:28-8:33
// CHECK-NEXT:      alias: Ident "H" 8:37-8:38
// CHECK-NEXT:  Import 9:1-9:23
// CHECK-NEXT:    target: QualName 9:8-9:15
// CHECK-NEXT:      Ident "std" 9:8-9:11
// CHECK-NEXT:      Ident "aws" 9:12-9:15
// CHECK-NEXT:    alias: Ident "aws" 9:19-9:22
// CHECK-NEXT:  Import Star 10:1-10:18
// CHECK-NEXT:    target: QualName 10:8-10:15
// CHECK-NEXT:      Ident "std" 10:8-10:11
// CHECK-NEXT:      Ident "net" 10:12-10:15
// CHECK-NEXT:  Import Private 11:1-11:27
// CHECK-NEXT:    target: StringLit "other.tm" 11:16-11:26
// CHECK-NEXT:  EnumDecl Ordered 13:1-13:58
// CHECK-NEXT:    Ident "Level" 13:14-13:19
// CHECK-NEXT:    EnumValue 13:35-13:38
// CHECK-NEXT:      Ident "Low" 13:35-13:38
// CHECK-NEXT:    EnumValue 13:40-13:56
// CHECK-NEXT:      Prefix 13:40-13:44
// CHECK-NEXT:        Annotation 13:40-13:44
// CHECK-NEXT:          Ident "old" 13:41-13:44
// CHECK-NEXT:      Ident "High" 13:45-13:49
// CHECK-NEXT:      title: StringLit "high" 13:50-13:56
// CHECK-NEXT:  EnumDecl 14:1-14:14
// CHECK-NEXT:    Ident "Empty" 14:6-14:11
// CHECK-NEXT:  KindDecl Abstract component 16:1-17:90
// CHECK-NEXT:    Prefix 16:1-16:33
// CHECK-NEXT:      Annotation 16:1-16:10
// CHECK-NEXT:        Ident "id" 16:2-16:4
// CHECK-NEXT:        Argument 16:5-16:9
// CHECK-NEXT:          expression: StringLit "K1" 16:5-16:9
// CHECK-NEXT:      Annotation 16:11-16:33
// CHECK-NEXT:        Ident "tags" 16:12-16:16
// CHECK-NEXT:        Argument 16:17-16:20
// CHECK-NEXT:          expression: StringLit "a" 16:17-16:20
// CHECK-NEXT:        Argument 16:22-16:32
// CHECK-NEXT:          Ident "weight" 16:22-16:28
// CHECK-NEXT:          expression: IntLit "2" 16:31-16:32
// CHECK-NEXT:    Ident "Part" 17:20-17:24
// CHECK-NEXT:    Params 17:24-17:57
// CHECK-NEXT:      Param 17:25-17:38
// CHECK-NEXT:        Ident "host" 17:25-17:29
// CHECK-NEXT:        Type 17:32-17:38
// CHECK-NEXT:          QualName 17:32-17:38
// CHECK-NEXT:            Ident "String" 17:32-17:38
// CHECK-NEXT:      Param 17:40-17:55
// CHECK-NEXT:        Ident "port" 17:40-17:44
// CHECK-NEXT:        Type 17:47-17:50
// CHECK-NEXT:          QualName 17:47-17:50
// CHECK-NEXT:            Ident "Int" 17:47-17:50
// CHECK-NEXT:        default: IntLit "80" 17:53-17:55
// CHECK-NEXT:    base: KindUse HasArgs 17:60-17:70
// CHECK-NEXT:      QualName 17:60-17:64
// CHECK-NEXT:        Ident "Base" 17:60-17:64
// CHECK-NEXT:      Argument 17:65-17:69
// CHECK-NEXT:        expression: NameRef 17:65-17:69
// CHECK-NEXT:          Ident "host" 17:65-17:69
// CHECK-NEXT:    title: StringLit "a part" 17:71-17:79
// CHECK-NEXT:    Body 17:80-17:90
// CHECK-NEXT:      Assign 17:82-17:88
// CHECK-NEXT:        Ident "a" 17:82-17:83
// CHECK-NEXT:        value: IntLit "1" 17:86-17:87
// CHECK-NEXT:  KindDecl channel 18:1-18:20
// CHECK-NEXT:    Ident "Wire" 18:9-18:13
// CHECK-NEXT:    base: KindUse 18:16-18:19
// CHECK-NEXT:      QualName 18:16-18:19
// CHECK-NEXT:        Ident "Any" 18:16-18:19
// CHECK-NEXT:  KindDecl zone 19:1-19:14
// CHECK-NEXT:    Ident "Area" 19:6-19:10
// CHECK-NEXT:    Body 19:11-19:14
// CHECK-NEXT:  KindDecl Private Abstract abstract data 20:1-20:30
// CHECK-NEXT:    Ident "Secret" 20:23-20:29
// CHECK-NEXT:  ControlDecl 22:1-22:70
// CHECK-NEXT:    Ident "Tls" 22:9-22:12
// CHECK-NEXT:    base: KindUse 22:15-22:21
// CHECK-NEXT:      QualName 22:15-22:21
// CHECK-NEXT:        Ident "Crypto" 22:15-22:21
// CHECK-NEXT:    title: StringLit "TLS" 22:41-22:46
// CHECK-NEXT:    Body 22:47-22:70
// CHECK-NEXT:      Provides 22:49-22:68
// CHECK-NEXT:        ProvideItem 22:58-22:67
// CHECK-NEXT:          Ident "encrypted" 22:58-22:67
// CHECK-NEXT:    for: QualName 22:26-22:30
// CHECK-NEXT:      Ident "Flow" 22:26-22:30
// CHECK-NEXT:    for: QualName 22:32-22:40
// CHECK-NEXT:      Ident "net" 22:32-22:35
// CHECK-NEXT:      Ident "Link" 22:36-22:40
// CHECK-NEXT:  ControlDecl Abstract 23:1-23:25
// CHECK-NEXT:    Ident "Crypto" 23:18-23:24
// CHECK-NEXT:  PredicateDecl 25:1-25:35
// CHECK-NEXT:    Ident "safe" 25:11-25:15
// CHECK-NEXT:    Params 25:15-25:25
// CHECK-NEXT:      Param 25:16-25:24
// CHECK-NEXT:        Ident "d" 25:16-25:17
// CHECK-NEXT:        Type 25:20-25:24
// CHECK-NEXT:          QualName 25:20-25:24
// CHECK-NEXT:            Ident "Data" 25:20-25:24
// CHECK-NEXT:    expression: MemberRef 25:28-25:34
// CHECK-NEXT:      base: NameRef 25:28-25:29
// CHECK-NEXT:        Ident "d" 25:28-25:29
// CHECK-NEXT:      Ident "safe" 25:30-25:34
// CHECK-NEXT:  PredicateDecl Function 26:1-26:60
// CHECK-NEXT:    Ident "total" 26:10-26:15
// CHECK-NEXT:    Params 26:15-26:37
// CHECK-NEXT:      Param 26:16-26:26
// CHECK-NEXT:        Ident "xs" 26:16-26:18
// CHECK-NEXT:        Type Set 26:21-26:26
// CHECK-NEXT:          QualName 26:22-26:25
// CHECK-NEXT:            Ident "Int" 26:22-26:25
// CHECK-NEXT:      Param 26:28-26:36
// CHECK-NEXT:        Ident "y" 26:28-26:29
// CHECK-NEXT:        Type Optional 26:32-26:36
// CHECK-NEXT:          QualName 26:32-26:35
// CHECK-NEXT:            Ident "Int" 26:32-26:35
// CHECK-NEXT:    Type 26:40-26:43
// CHECK-NEXT:      QualName 26:40-26:43
// CHECK-NEXT:        Ident "Int" 26:40-26:43
// CHECK-NEXT:    expression: Binary `+` 26:46-26:59
// CHECK-NEXT:      left: Call 26:46-26:55
// CHECK-NEXT:        callee: MemberRef 26:46-26:53
// CHECK-NEXT:          base: NameRef 26:46-26:48
// CHECK-NEXT:            Ident "xs" 26:46-26:48
// CHECK-NEXT:          Ident "size" 26:49-26:53
// CHECK-NEXT:      right: NameRef 26:58-26:59
// CHECK-NEXT:        Ident "y" 26:58-26:59
// CHECK-NEXT:  SystemDecl 28:1-28:43
// CHECK-NEXT:    Ident "Shop" 28:8-28:12
// CHECK-NEXT:    KindUse 28:15-28:19
// CHECK-NEXT:      QualName 28:15-28:19
// CHECK-NEXT:        Ident "Kind" 28:15-28:19
// CHECK-NEXT:    title: StringLit "shop" 28:20-28:26
// CHECK-NEXT:    Body 28:27-28:43
// CHECK-NEXT:      Assign 28:29-28:41
// CHECK-NEXT:        Ident "owner" 28:29-28:34
// CHECK-NEXT:        value: StringLit "x" 28:37-28:40
// CHECK-NEXT:  DataDecl 29:1-29:39
// CHECK-NEXT:    Ident "Card" 29:6-29:10
// CHECK-NEXT:    KindUse 29:13-29:16
// CHECK-NEXT:      QualName 29:13-29:16
// CHECK-NEXT:        Ident "Pii" 29:13-29:16
// CHECK-NEXT:    title: StringLit "card" 29:17-29:23
// CHECK-NEXT:    Body 29:24-29:39
// CHECK-NEXT:      Assign 29:26-29:37
// CHECK-NEXT:        Ident "kept" 29:26-29:30
// CHECK-NEXT:        value: QuantityLit "30d" 29:33-29:36
// CHECK-NEXT:  DeriveDecl 30:1-30:78
// CHECK-NEXT:    Ident "Token" 30:8-30:13
// CHECK-NEXT:    KindUse 30:16-30:20
// CHECK-NEXT:      QualName 30:16-30:20
// CHECK-NEXT:        Ident "Data" 30:16-30:20
// CHECK-NEXT:    title: StringLit "token" 30:60-30:67
// CHECK-NEXT:    Body 30:68-30:78
// CHECK-NEXT:      Assign 30:70-30:76
// CHECK-NEXT:        Ident "a" 30:70-30:71
// CHECK-NEXT:        value: IntLit "1" 30:74-30:75
// CHECK-NEXT:    by: QualName 30:46-30:59
// CHECK-NEXT:      Ident "Shop" 30:46-30:50
// CHECK-NEXT:      Ident "payments" 30:51-30:59
// CHECK-NEXT:    from: QualName 30:26-30:30
// CHECK-NEXT:      Ident "Card" 30:26-30:30
// CHECK-NEXT:    from: QualName 30:32-30:42
// CHECK-NEXT:      Ident "Shop" 30:32-30:36
// CHECK-NEXT:      Ident "Order" 30:37-30:42
// CHECK-NEXT:  ExtendDecl 31:1-31:28
// CHECK-NEXT:    QualName 31:8-31:17
// CHECK-NEXT:      Ident "Shop" 31:8-31:12
// CHECK-NEXT:      Ident "core" 31:13-31:17
// CHECK-NEXT:    Body 31:18-31:28
// CHECK-NEXT:      Assign 31:20-31:26
// CHECK-NEXT:        Ident "a" 31:20-31:21
// CHECK-NEXT:        value: IntLit "1" 31:24-31:25
// CHECK-NEXT:  OverlayDecl 32:1-32:32
// CHECK-NEXT:    Ident "prod" 32:9-32:13
// CHECK-NEXT:    of: QualName 32:17-32:21
// CHECK-NEXT:      Ident "Shop" 32:17-32:21
// CHECK-NEXT:    Body 32:22-32:32
// CHECK-NEXT:      Assign 32:24-32:30
// CHECK-NEXT:        Ident "a" 32:24-32:25
// CHECK-NEXT:        value: IntLit "1" 32:28-32:29
