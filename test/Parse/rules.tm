// RUN: %tmc --emit=ast %s | FileCheck --match-full-lines --strict-whitespace %s

// Rules, views and verifications.

@id("R1")
rule Leak "${d} leaks at ${h.name}" {
  match f : Flow, b : net.Boundary;
  let d = f.data;
  where b in f.crosses;
  unless f.encrypted by Tls, net.Vpn;
  unless x;
  witness p = path d.origin -> s carrying d with any hop h : not h.encrypted;
  question f.encrypted "Is ${f} encrypted?";
  verify tls.refuses(f.target), tls.minimum(f, Tls12);
  severity = High;
  refs += [cwe(319)];
}
private rule Base {}

view Edge of Shop.vpc "edge" {
  include api where x.exposed;
  exclude db;
  layout = Left;
}

verification refuses(e : Endpoint, v : Version = Tls12) "refuses" {
  template pytest """
    def test():
      connect("${e}")
    """;
  timeout = 5s;
}

// CHECK:File 1:1-{{[0-9:]+}}
// CHECK-NEXT:  RuleDecl 5:1-17:2
// CHECK-NEXT:    Prefix 5:1-5:10
// CHECK-NEXT:      Annotation 5:1-5:10
// CHECK-NEXT:        Ident "id" 5:2-5:4
// CHECK-NEXT:        Argument 5:5-5:9
// CHECK-NEXT:          expression: StringLit "R1" 5:5-5:9
// CHECK-NEXT:    Ident "Leak" 6:6-6:10
// CHECK-NEXT:    title: Template 6:11-6:36
// CHECK-NEXT:      NameRef 6:14-6:15
// CHECK-NEXT:        Ident "d" 6:14-6:15
// CHECK-NEXT:      StringLit " leaks at " 6:16-6:26
// CHECK-NEXT:      MemberRef 6:28-6:34
// CHECK-NEXT:        base: NameRef 6:28-6:29
// CHECK-NEXT:          Ident "h" 6:28-6:29
// CHECK-NEXT:        Ident "name" 6:30-6:34
// CHECK-NEXT:    Body 6:37-17:2
// CHECK-NEXT:      Match 7:3-7:36
// CHECK-NEXT:        Binder 7:9-7:17
// CHECK-NEXT:          Ident "f" 7:9-7:10
// CHECK-NEXT:          QualName 7:13-7:17
// CHECK-NEXT:            Ident "Flow" 7:13-7:17
// CHECK-NEXT:        Binder 7:19-7:35
// CHECK-NEXT:          Ident "b" 7:19-7:20
// CHECK-NEXT:          QualName 7:23-7:35
// CHECK-NEXT:            Ident "net" 7:23-7:26
// CHECK-NEXT:            Ident "Boundary" 7:27-7:35
// CHECK-NEXT:      Let 8:3-8:18
// CHECK-NEXT:        Ident "d" 8:7-8:8
// CHECK-NEXT:        value: MemberRef 8:11-8:17
// CHECK-NEXT:          base: NameRef 8:11-8:12
// CHECK-NEXT:            Ident "f" 8:11-8:12
// CHECK-NEXT:          Ident "data" 8:13-8:17
// CHECK-NEXT:      Where 9:3-9:24
// CHECK-NEXT:        condition: Binary `in` 9:9-9:23
// CHECK-NEXT:          left: NameRef 9:9-9:10
// CHECK-NEXT:            Ident "b" 9:9-9:10
// CHECK-NEXT:          right: MemberRef 9:14-9:23
// CHECK-NEXT:            base: NameRef 9:14-9:15
// CHECK-NEXT:              Ident "f" 9:14-9:15
// CHECK-NEXT:            Ident "crosses" 9:16-9:23
// CHECK-NEXT:      Unless 10:3-10:38
// CHECK-NEXT:        condition: MemberRef 10:10-10:21
// CHECK-NEXT:          base: NameRef 10:10-10:11
// CHECK-NEXT:            Ident "f" 10:10-10:11
// CHECK-NEXT:          Ident "encrypted" 10:12-10:21
// CHECK-NEXT:        control: QualName 10:25-10:28
// CHECK-NEXT:          Ident "Tls" 10:25-10:28
// CHECK-NEXT:        control: QualName 10:30-10:37
// CHECK-NEXT:          Ident "net" 10:30-10:33
// CHECK-NEXT:          Ident "Vpn" 10:34-10:37
// CHECK-NEXT:      Unless 11:3-11:12
// CHECK-NEXT:        condition: NameRef 11:10-11:11
// CHECK-NEXT:          Ident "x" 11:10-11:11
// CHECK-NEXT:      Witness 12:3-12:78
// CHECK-NEXT:        Ident "p" 12:11-12:12
// CHECK-NEXT:        path: PathExpr `path` 12:15-12:77
// CHECK-NEXT:          from: MemberRef 12:20-12:28
// CHECK-NEXT:            base: NameRef 12:20-12:21
// CHECK-NEXT:              Ident "d" 12:20-12:21
// CHECK-NEXT:            Ident "origin" 12:22-12:28
// CHECK-NEXT:          to: NameRef 12:32-12:33
// CHECK-NEXT:            Ident "s" 12:32-12:33
// CHECK-NEXT:          PathClause `carrying` 12:34-12:44
// CHECK-NEXT:            expression: NameRef 12:43-12:44
// CHECK-NEXT:              Ident "d" 12:43-12:44
// CHECK-NEXT:          PathClause `with any hop` 12:45-12:77
// CHECK-NEXT:            Ident "h" 12:58-12:59
// CHECK-NEXT:            expression: Unary `not` 12:62-12:77
// CHECK-NEXT:              operand: MemberRef 12:66-12:77
// CHECK-NEXT:                base: NameRef 12:66-12:67
// CHECK-NEXT:                  Ident "h" 12:66-12:67
// CHECK-NEXT:                Ident "encrypted" 12:68-12:77
// CHECK-NEXT:      Question 13:3-13:45
// CHECK-NEXT:        expression: MemberRef 13:12-13:23
// CHECK-NEXT:          base: NameRef 13:12-13:13
// CHECK-NEXT:            Ident "f" 13:12-13:13
// CHECK-NEXT:          Ident "encrypted" 13:14-13:23
// CHECK-NEXT:        text: Template 13:24-13:44
// CHECK-NEXT:          StringLit "Is " 13:25-13:28
// CHECK-NEXT:          NameRef 13:30-13:31
// CHECK-NEXT:            Ident "f" 13:30-13:31
// CHECK-NEXT:          StringLit " encrypted?" 13:32-13:43
// CHECK-NEXT:      Verify 14:3-14:55
// CHECK-NEXT:        Call 14:10-14:31
// CHECK-NEXT:          callee: MemberRef 14:10-14:21
// CHECK-NEXT:            base: NameRef 14:10-14:13
// CHECK-NEXT:              Ident "tls" 14:10-14:13
// CHECK-NEXT:            Ident "refuses" 14:14-14:21
// CHECK-NEXT:          Argument 14:22-14:30
// CHECK-NEXT:            expression: MemberRef 14:22-14:30
// CHECK-NEXT:              base: NameRef 14:22-14:23
// CHECK-NEXT:                Ident "f" 14:22-14:23
// CHECK-NEXT:              Ident "target" 14:24-14:30
// CHECK-NEXT:        Call 14:33-14:54
// CHECK-NEXT:          callee: MemberRef 14:33-14:44
// CHECK-NEXT:            base: NameRef 14:33-14:36
// CHECK-NEXT:              Ident "tls" 14:33-14:36
// CHECK-NEXT:            Ident "minimum" 14:37-14:44
// CHECK-NEXT:          Argument 14:45-14:46
// CHECK-NEXT:            expression: NameRef 14:45-14:46
// CHECK-NEXT:              Ident "f" 14:45-14:46
// CHECK-NEXT:          Argument 14:48-14:53
// CHECK-NEXT:            expression: NameRef 14:48-14:53
// CHECK-NEXT:              Ident "Tls12" 14:48-14:53
// CHECK-NEXT:      Assign 15:3-15:19
// CHECK-NEXT:        Ident "severity" 15:3-15:11
// CHECK-NEXT:        value: NameRef 15:14-15:18
// CHECK-NEXT:          Ident "High" 15:14-15:18
// CHECK-NEXT:      Assign Append 16:3-16:22
// CHECK-NEXT:        Ident "refs" 16:3-16:7
// CHECK-NEXT:        value: SetLit 16:11-16:21
// CHECK-NEXT:          Call 16:12-16:20
// CHECK-NEXT:            callee: NameRef 16:12-16:15
// CHECK-NEXT:              Ident "cwe" 16:12-16:15
// CHECK-NEXT:            Argument 16:16-16:19
// CHECK-NEXT:              expression: IntLit "319" 16:16-16:19
// CHECK-NEXT:  RuleDecl Private 18:1-18:21
// CHECK-NEXT:    Ident "Base" 18:14-18:18
// CHECK-NEXT:    Body 18:19-18:21
// CHECK-NEXT:  ViewDecl 20:1-24:2
// CHECK-NEXT:    Ident "Edge" 20:6-20:10
// CHECK-NEXT:    of: QualName 20:14-20:22
// CHECK-NEXT:      Ident "Shop" 20:14-20:18
// CHECK-NEXT:      Ident "vpc" 20:19-20:22
// CHECK-NEXT:    title: StringLit "edge" 20:23-20:29
// CHECK-NEXT:    Body 20:30-24:2
// CHECK-NEXT:      ViewClause 21:3-21:31
// CHECK-NEXT:        expression: NameRef 21:11-21:14
// CHECK-NEXT:          Ident "api" 21:11-21:14
// CHECK-NEXT:        where: MemberRef 21:21-21:30
// CHECK-NEXT:          base: NameRef 21:21-21:22
// CHECK-NEXT:            Ident "x" 21:21-21:22
// CHECK-NEXT:          Ident "exposed" 21:23-21:30
// CHECK-NEXT:      ViewClause Exclude 22:3-22:14
// CHECK-NEXT:        expression: NameRef 22:11-22:13
// CHECK-NEXT:          Ident "db" 22:11-22:13
// CHECK-NEXT:      Assign 23:3-23:17
// CHECK-NEXT:        Ident "layout" 23:3-23:9
// CHECK-NEXT:        value: NameRef 23:12-23:16
// CHECK-NEXT:          Ident "Left" 23:12-23:16
// CHECK-NEXT:  VerificationDecl 26:1-32:2
// CHECK-NEXT:    Ident "refuses" 26:14-26:21
// CHECK-NEXT:    Params 26:21-26:56
// CHECK-NEXT:      Param 26:22-26:34
// CHECK-NEXT:        Ident "e" 26:22-26:23
// CHECK-NEXT:        Type 26:26-26:34
// CHECK-NEXT:          QualName 26:26-26:34
// CHECK-NEXT:            Ident "Endpoint" 26:26-26:34
// CHECK-NEXT:      Param 26:36-26:55
// CHECK-NEXT:        Ident "v" 26:36-26:37
// CHECK-NEXT:        Type 26:40-26:47
// CHECK-NEXT:          QualName 26:40-26:47
// CHECK-NEXT:            Ident "Version" 26:40-26:47
// CHECK-NEXT:        default: NameRef 26:50-26:55
// CHECK-NEXT:          Ident "Tls12" 26:50-26:55
// CHECK-NEXT:    title: StringLit "refuses" 26:57-26:66
// CHECK-NEXT:    Body 26:67-32:2
// CHECK-NEXT:      TemplateMember 27:3-30:9
// CHECK-NEXT:        Ident "pytest" 27:12-27:18
// CHECK-NEXT:        text: Template TextBlock 27:19-30:8
// CHECK-NEXT:          StringLit TextBlock "def test():\n  connect(\"" 27:22-29:16
// CHECK-NEXT:          NameRef 29:18-29:19
// CHECK-NEXT:            Ident "e" 29:18-29:19
// CHECK-NEXT:          StringLit TextBlock "\")\n" 29:20-30:5
// CHECK-NEXT:      Assign 31:3-31:16
// CHECK-NEXT:        Ident "timeout" 31:3-31:10
// CHECK-NEXT:        value: QuantityLit "5s" 31:13-31:15
