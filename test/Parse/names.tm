// RUN: %tmc --emit=ast %s | FileCheck --match-full-lines --strict-whitespace %s

// Keywords are names where they can be told apart: after a dot, as a member's
// name, and wherever the parser reads a name; the operators need backquotes.

system flow {
  flow = 1;
  system : component;
  in : Kind;
  not = true;
  match : rule.match.not { if = `then`; }
  override = 1;
  override override = 2;
  flow flow : flow.flow -> via via via;
  boundary boundary : boundary;
  a = x.in.not.if(path = 1, `a b` = 2).any;
  `in` = `not`;
  größe = 1;
}

// CHECK:File 1:1-{{[0-9:]+}}
// CHECK-NEXT:  SystemDecl 6:1-19:2
// CHECK-NEXT:    Ident "flow" 6:8-6:12
// CHECK-NEXT:    Body 6:13-19:2
// CHECK-NEXT:      Assign 7:3-7:12
// CHECK-NEXT:        Ident "flow" 7:3-7:7
// CHECK-NEXT:        value: IntLit "1" 7:10-7:11
// CHECK-NEXT:      ElementDecl 8:3-8:22
// CHECK-NEXT:        Ident "system" 8:3-8:9
// CHECK-NEXT:        KindUse 8:12-8:21
// CHECK-NEXT:          QualName 8:12-8:21
// CHECK-NEXT:            Ident "component" 8:12-8:21
// CHECK-NEXT:      ElementDecl 9:3-9:13
// CHECK-NEXT:        Ident "in" 9:3-9:5
// CHECK-NEXT:        KindUse 9:8-9:12
// CHECK-NEXT:          QualName 9:8-9:12
// CHECK-NEXT:            Ident "Kind" 9:8-9:12
// CHECK-NEXT:      Assign 10:3-10:14
// CHECK-NEXT:        Ident "not" 10:3-10:6
// CHECK-NEXT:        value: BoolLit true 10:9-10:13
// CHECK-NEXT:      ElementDecl 11:3-11:42
// CHECK-NEXT:        Ident "match" 11:3-11:8
// CHECK-NEXT:        KindUse 11:11-11:25
// CHECK-NEXT:          QualName 11:11-11:25
// CHECK-NEXT:            Ident "rule" 11:11-11:15
// CHECK-NEXT:            Ident "match" 11:16-11:21
// CHECK-NEXT:            Ident "not" 11:22-11:25
// CHECK-NEXT:        Body 11:26-11:42
// CHECK-NEXT:          Assign 11:28-11:40
// CHECK-NEXT:            Ident "if" 11:28-11:30
// CHECK-NEXT:            value: NameRef 11:33-11:39
// CHECK-NEXT:              Ident Quoted "then" 11:33-11:39
// CHECK-NEXT:      Assign 12:3-12:16
// CHECK-NEXT:        Ident "override" 12:3-12:11
// CHECK-NEXT:        value: IntLit "1" 12:14-12:15
// CHECK-NEXT:      Assign Override 13:3-13:25
// CHECK-NEXT:        Ident "override" 13:12-13:20
// CHECK-NEXT:        value: IntLit "2" 13:23-13:24
// CHECK-NEXT:      FlowDecl 14:3-14:40
// CHECK-NEXT:        Ident "flow" 14:8-14:12
// CHECK-NEXT:        source: QualName 14:15-14:24
// CHECK-NEXT:          Ident "flow" 14:15-14:19
// CHECK-NEXT:          Ident "flow" 14:20-14:24
// CHECK-NEXT:        target: QualName 14:28-14:31
// CHECK-NEXT:          Ident "via" 14:28-14:31
// CHECK-NEXT:        via: KindUse 14:36-14:39
// CHECK-NEXT:          QualName 14:36-14:39
// CHECK-NEXT:            Ident "via" 14:36-14:39
// CHECK-NEXT:      BoundaryDecl 15:3-15:32
// CHECK-NEXT:        Ident "boundary" 15:12-15:20
// CHECK-NEXT:        KindUse 15:23-15:31
// CHECK-NEXT:          QualName 15:23-15:31
// CHECK-NEXT:            Ident "boundary" 15:23-15:31
// CHECK-NEXT:      Assign 16:3-16:44
// CHECK-NEXT:        Ident "a" 16:3-16:4
// CHECK-NEXT:        value: MemberRef 16:7-16:43
// CHECK-NEXT:          base: Call 16:7-16:39
// CHECK-NEXT:            callee: MemberRef 16:7-16:18
// CHECK-NEXT:              base: MemberRef 16:7-16:15
// CHECK-NEXT:                base: MemberRef 16:7-16:11
// CHECK-NEXT:                  base: NameRef 16:7-16:8
// CHECK-NEXT:                    Ident "x" 16:7-16:8
// CHECK-NEXT:                  Ident "in" 16:9-16:11
// CHECK-NEXT:                Ident "not" 16:12-16:15
// CHECK-NEXT:              Ident "if" 16:16-16:18
// CHECK-NEXT:            Argument 16:19-16:27
// CHECK-NEXT:              Ident "path" 16:19-16:23
// CHECK-NEXT:              expression: IntLit "1" 16:26-16:27
// CHECK-NEXT:            Argument 16:29-16:38
// CHECK-NEXT:              Ident Quoted "a b" 16:29-16:34
// CHECK-NEXT:              expression: IntLit "2" 16:37-16:38
// CHECK-NEXT:          Ident "any" 16:40-16:43
// CHECK-NEXT:      Assign 17:3-17:16
// CHECK-NEXT:        Ident Quoted "in" 17:3-17:7
// CHECK-NEXT:        value: NameRef 17:10-17:15
// CHECK-NEXT:          Ident Quoted "not" 17:10-17:15
// CHECK-NEXT:      Assign 18:3-18:13
// CHECK-NEXT:        Ident "größe" 18:3-18:8
// CHECK-NEXT:        value: IntLit "1" 18:11-18:12
