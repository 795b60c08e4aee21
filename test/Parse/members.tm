// RUN: %tmc --emit=ast %s | FileCheck --match-full-lines --strict-whitespace %s

// Every member of a body.

component C {
  attr a : Bool = true "a";
  attr if : [String]?;
  /// A derived attribute.
  let b = a;
  provides encrypted, level = High;
  require a : "a is needed";
  require no path x -> y avoiding z;
  port in1 : Tcp = 443 "https";
  port p;
  boundary vpc : aws.Vpc(region = "eu") "vpc" { boundary in2; }
  api : WebServer(1) "api" { c = 1; }
  db : Postgres;
  flow f : api -> db;
  flow g : api.x <-> db via Pg(port = 1) "persist" { c += [1]; }
  data D;
  derive E from D;
  extend api { c = 1; }
  @old
  override c = 2;
  view v { include api; }
}

// CHECK:File 1:1-{{[0-9:]+}}
// CHECK-NEXT:  KindDecl component 5:1-26:2
// CHECK-NEXT:    Ident "C" 5:11-5:12
// CHECK-NEXT:    Body 5:13-26:2
// CHECK-NEXT:      AttrDecl 6:3-6:28
// CHECK-NEXT:        Ident "a" 6:8-6:9
// CHECK-NEXT:        Type 6:12-6:16
// CHECK-NEXT:          QualName 6:12-6:16
// CHECK-NEXT:            Ident "Bool" 6:12-6:16
// CHECK-NEXT:        default: BoolLit true 6:19-6:23
// CHECK-NEXT:        title: StringLit "a" 6:24-6:27
// CHECK-NEXT:      AttrDecl 7:3-7:23
// CHECK-NEXT:        Ident "if" 7:8-7:10
// CHECK-NEXT:        Type Optional Set 7:13-7:22
// CHECK-NEXT:          QualName 7:14-7:20
// CHECK-NEXT:            Ident "String" 7:14-7:20
// CHECK-NEXT:      Let 8:3-9:13
// CHECK-NEXT:        Prefix 8:3-8:27
// CHECK-NEXT:          Doc "A derived attribute." 8:3-8:27
// CHECK-NEXT:        Ident "b" 9:7-9:8
// CHECK-NEXT:        value: NameRef 9:11-9:12
// CHECK-NEXT:          Ident "a" 9:11-9:12
// CHECK-NEXT:      Provides 10:3-10:36
// CHECK-NEXT:        ProvideItem 10:12-10:21
// CHECK-NEXT:          Ident "encrypted" 10:12-10:21
// CHECK-NEXT:        ProvideItem 10:23-10:35
// CHECK-NEXT:          Ident "level" 10:23-10:28
// CHECK-NEXT:          value: NameRef 10:31-10:35
// CHECK-NEXT:            Ident "High" 10:31-10:35
// CHECK-NEXT:      Require 11:3-11:29
// CHECK-NEXT:        condition: NameRef 11:11-11:12
// CHECK-NEXT:          Ident "a" 11:11-11:12
// CHECK-NEXT:        message: StringLit "a is needed" 11:15-11:28
// CHECK-NEXT:      Require 12:3-12:37
// CHECK-NEXT:        condition: PathExpr `no path` 12:11-12:36
// CHECK-NEXT:          from: NameRef 12:19-12:20
// CHECK-NEXT:            Ident "x" 12:19-12:20
// CHECK-NEXT:          to: NameRef 12:24-12:25
// CHECK-NEXT:            Ident "y" 12:24-12:25
// CHECK-NEXT:          PathClause `avoiding` 12:26-12:36
// CHECK-NEXT:            expression: NameRef 12:35-12:36
// CHECK-NEXT:              Ident "z" 12:35-12:36
// CHECK-NEXT:      Port 13:3-13:32
// CHECK-NEXT:        Ident "in1" 13:8-13:11
// CHECK-NEXT:        KindUse 13:14-13:17
// CHECK-NEXT:          QualName 13:14-13:17
// CHECK-NEXT:            Ident "Tcp" 13:14-13:17
// CHECK-NEXT:        value: IntLit "443" 13:20-13:23
// CHECK-NEXT:        title: StringLit "https" 13:24-13:31
// CHECK-NEXT:      Port 14:3-14:10
// CHECK-NEXT:        Ident "p" 14:8-14:9
// CHECK-NEXT:      BoundaryDecl 15:3-15:64
// CHECK-NEXT:        Ident "vpc" 15:12-15:15
// CHECK-NEXT:        KindUse HasArgs 15:18-15:40
// CHECK-NEXT:          QualName 15:18-15:25
// CHECK-NEXT:            Ident "aws" 15:18-15:21
// CHECK-NEXT:            Ident "Vpc" 15:22-15:25
// CHECK-NEXT:          Argument 15:26-15:39
// CHECK-NEXT:            Ident "region" 15:26-15:32
// CHECK-NEXT:            expression: StringLit "eu" 15:35-15:39
// CHECK-NEXT:        title: StringLit "vpc" 15:41-15:46
// CHECK-NEXT:        Body 15:47-15:64
// CHECK-NEXT:          BoundaryDecl 15:49-15:62
// CHECK-NEXT:            Ident "in2" 15:58-15:61
// CHECK-NEXT:      ElementDecl 16:3-16:38
// CHECK-NEXT:        Ident "api" 16:3-16:6
// CHECK-NEXT:        KindUse HasArgs 16:9-16:21
// CHECK-NEXT:          QualName 16:9-16:18
// CHECK-NEXT:            Ident "WebServer" 16:9-16:18
// CHECK-NEXT:          Argument 16:19-16:20
// CHECK-NEXT:            expression: IntLit "1" 16:19-16:20
// CHECK-NEXT:        title: StringLit "api" 16:22-16:27
// CHECK-NEXT:        Body 16:28-16:38
// CHECK-NEXT:          Assign 16:30-16:36
// CHECK-NEXT:            Ident "c" 16:30-16:31
// CHECK-NEXT:            value: IntLit "1" 16:34-16:35
// CHECK-NEXT:      ElementDecl 17:3-17:17
// CHECK-NEXT:        Ident "db" 17:3-17:5
// CHECK-NEXT:        KindUse 17:8-17:16
// CHECK-NEXT:          QualName 17:8-17:16
// CHECK-NEXT:            Ident "Postgres" 17:8-17:16
// CHECK-NEXT:      FlowDecl 18:3-18:22
// CHECK-NEXT:        Ident "f" 18:8-18:9
// CHECK-NEXT:        source: QualName 18:12-18:15
// CHECK-NEXT:          Ident "api" 18:12-18:15
// CHECK-NEXT:        target: QualName 18:19-18:21
// CHECK-NEXT:          Ident "db" 18:19-18:21
// CHECK-NEXT:      FlowDecl TwoWay 19:3-19:65
// CHECK-NEXT:        Ident "g" 19:8-19:9
// CHECK-NEXT:        source: QualName 19:12-19:17
// CHECK-NEXT:          Ident "api" 19:12-19:15
// CHECK-NEXT:          Ident "x" 19:16-19:17
// CHECK-NEXT:        target: QualName 19:22-19:24
// CHECK-NEXT:          Ident "db" 19:22-19:24
// CHECK-NEXT:        via: KindUse HasArgs 19:29-19:41
// CHECK-NEXT:          QualName 19:29-19:31
// CHECK-NEXT:            Ident "Pg" 19:29-19:31
// CHECK-NEXT:          Argument 19:32-19:40
// CHECK-NEXT:            Ident "port" 19:32-19:36
// CHECK-NEXT:            expression: IntLit "1" 19:39-19:40
// CHECK-NEXT:        title: StringLit "persist" 19:42-19:51
// CHECK-NEXT:        Body 19:52-19:65
// CHECK-NEXT:          Assign Append 19:54-19:63
// CHECK-NEXT:            Ident "c" 19:54-19:55
// CHECK-NEXT:            value: SetLit 19:59-19:62
// CHECK-NEXT:              IntLit "1" 19:60-19:61
// CHECK-NEXT:      DataDecl 20:3-20:10
// CHECK-NEXT:        Ident "D" 20:8-20:9
// CHECK-NEXT:      DeriveDecl 21:3-21:19
// CHECK-NEXT:        Ident "E" 21:10-21:11
// CHECK-NEXT:        from: QualName 21:17-21:18
// CHECK-NEXT:          Ident "D" 21:17-21:18
// CHECK-NEXT:      ExtendDecl 22:3-22:24
// CHECK-NEXT:        QualName 22:10-22:13
// CHECK-NEXT:          Ident "api" 22:10-22:13
// CHECK-NEXT:        Body 22:14-22:24
// CHECK-NEXT:          Assign 22:16-22:22
// CHECK-NEXT:            Ident "c" 22:16-22:17
// CHECK-NEXT:            value: IntLit "1" 22:20-22:21
// CHECK-NEXT:      Assign Override 23:3-24:18
// CHECK-NEXT:        Prefix 23:3-23:7
// CHECK-NEXT:          Annotation 23:3-23:7
// CHECK-NEXT:            Ident "old" 23:4-23:7
// CHECK-NEXT:        Ident "c" 24:12-24:13
// CHECK-NEXT:        value: IntLit "2" 24:16-24:17
// CHECK-NEXT:      ViewDecl 25:3-25:26
// CHECK-NEXT:        Ident "v" 25:8-25:9
// CHECK-NEXT:        Body 25:10-25:26
// CHECK-NEXT:          ViewClause 25:12-25:24
// CHECK-NEXT:            expression: NameRef 25:20-25:23
// CHECK-NEXT:              Ident "api" 25:20-25:23
