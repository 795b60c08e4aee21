// RUN: %tmc --emit=ast %s | FileCheck --match-full-lines --strict-whitespace %s

// One expression of each kind.

system S {
  a = not b implies c or d and e == f;
  b = x not in [1, 2.5, 30d, 2027-03-31, "s", true, unknown];
  c = x is not K | L & M + 1 - 2 * 3 / 4 % -5;
  d = if a then b else c;
  e = count t in f.tunnels : t matches "a*";
  f = xs.filter(x => x.ok).size();
  g = no path a -> b.c carrying d avoiding e with no hop h : h.x;
  h = (a);
}

// CHECK:File 1:1-{{[0-9:]+}}
// CHECK-NEXT:  SystemDecl 5:1-14:2
// CHECK-NEXT:    Ident "S" 5:8-5:9
// CHECK-NEXT:    Body 5:10-14:2
// CHECK-NEXT:      Assign 6:3-6:39
// CHECK-NEXT:        Ident "a" 6:3-6:4
// CHECK-NEXT:        value: Binary `implies` 6:7-6:38
// CHECK-NEXT:          left: Unary `not` 6:7-6:12
// CHECK-NEXT:            operand: NameRef 6:11-6:12
// CHECK-NEXT:              Ident "b" 6:11-6:12
// CHECK-NEXT:          right: Binary `or` 6:21-6:38
// CHECK-NEXT:            left: NameRef 6:21-6:22
// CHECK-NEXT:              Ident "c" 6:21-6:22
// CHECK-NEXT:            right: Binary `and` 6:26-6:38
// CHECK-NEXT:              left: NameRef 6:26-6:27
// CHECK-NEXT:                Ident "d" 6:26-6:27
// CHECK-NEXT:              right: Binary `==` 6:32-6:38
// CHECK-NEXT:                left: NameRef 6:32-6:33
// CHECK-NEXT:                  Ident "e" 6:32-6:33
// CHECK-NEXT:                right: NameRef 6:37-6:38
// CHECK-NEXT:                  Ident "f" 6:37-6:38
// CHECK-NEXT:      Assign 7:3-7:62
// CHECK-NEXT:        Ident "b" 7:3-7:4
// CHECK-NEXT:        value: Binary `not in` 7:7-7:61
// CHECK-NEXT:          left: NameRef 7:7-7:8
// CHECK-NEXT:            Ident "x" 7:7-7:8
// CHECK-NEXT:          right: SetLit 7:16-7:61
// CHECK-NEXT:            IntLit "1" 7:17-7:18
// CHECK-NEXT:            DecimalLit "2.5" 7:20-7:23
// CHECK-NEXT:            QuantityLit "30d" 7:25-7:28
// CHECK-NEXT:            DateLit "2027-03-31" 7:30-7:40
// CHECK-NEXT:            StringLit "s" 7:42-7:45
// CHECK-NEXT:            BoolLit true 7:47-7:51
// CHECK-NEXT:            UnknownLit 7:53-7:60
// CHECK-NEXT:      Assign 8:3-8:47
// CHECK-NEXT:        Ident "c" 8:3-8:4
// CHECK-NEXT:        value: Binary `is not` 8:7-8:46
// CHECK-NEXT:          left: NameRef 8:7-8:8
// CHECK-NEXT:            Ident "x" 8:7-8:8
// CHECK-NEXT:          right: Binary `|` 8:16-8:46
// CHECK-NEXT:            left: NameRef 8:16-8:17
// CHECK-NEXT:              Ident "K" 8:16-8:17
// CHECK-NEXT:            right: Binary `&` 8:20-8:46
// CHECK-NEXT:              left: NameRef 8:20-8:21
// CHECK-NEXT:                Ident "L" 8:20-8:21
// CHECK-NEXT:              right: Binary `-` 8:24-8:46
// CHECK-NEXT:                left: Binary `+` 8:24-8:29
// CHECK-NEXT:                  left: NameRef 8:24-8:25
// CHECK-NEXT:                    Ident "M" 8:24-8:25
// CHECK-NEXT:                  right: IntLit "1" 8:28-8:29
// CHECK-NEXT:                right: Binary `%` 8:32-8:46
// CHECK-NEXT:                  left: Binary `/` 8:32-8:41
// CHECK-NEXT:                    left: Binary `*` 8:32-8:37
// CHECK-NEXT:                      left: IntLit "2" 8:32-8:33
// CHECK-NEXT:                      right: IntLit "3" 8:36-8:37
// CHECK-NEXT:                    right: IntLit "4" 8:40-8:41
// CHECK-NEXT:                  right: Unary `-` 8:44-8:46
// CHECK-NEXT:                    operand: IntLit "5" 8:45-8:46
// CHECK-NEXT:      Assign 9:3-9:26
// CHECK-NEXT:        Ident "d" 9:3-9:4
// CHECK-NEXT:        value: IfExpr 9:7-9:25
// CHECK-NEXT:          condition: NameRef 9:10-9:11
// CHECK-NEXT:            Ident "a" 9:10-9:11
// CHECK-NEXT:          then: NameRef 9:17-9:18
// CHECK-NEXT:            Ident "b" 9:17-9:18
// CHECK-NEXT:          else: NameRef 9:24-9:25
// CHECK-NEXT:            Ident "c" 9:24-9:25
// CHECK-NEXT:      Assign 10:3-10:45
// CHECK-NEXT:        Ident "e" 10:3-10:4
// CHECK-NEXT:        value: Quantifier `count` 10:7-10:44
// CHECK-NEXT:          Ident "t" 10:13-10:14
// CHECK-NEXT:          set: MemberRef 10:18-10:27
// CHECK-NEXT:            base: NameRef 10:18-10:19
// CHECK-NEXT:              Ident "f" 10:18-10:19
// CHECK-NEXT:            Ident "tunnels" 10:20-10:27
// CHECK-NEXT:          condition: Binary `matches` 10:30-10:44
// CHECK-NEXT:            left: NameRef 10:30-10:31
// CHECK-NEXT:              Ident "t" 10:30-10:31
// CHECK-NEXT:            right: StringLit "a*" 10:40-10:44
// CHECK-NEXT:      Assign 11:3-11:35
// CHECK-NEXT:        Ident "f" 11:3-11:4
// CHECK-NEXT:        value: Call 11:7-11:34
// CHECK-NEXT:          callee: MemberRef 11:7-11:32
// CHECK-NEXT:            base: Call 11:7-11:27
// CHECK-NEXT:              callee: MemberRef 11:7-11:16
// CHECK-NEXT:                base: NameRef 11:7-11:9
// CHECK-NEXT:                  Ident "xs" 11:7-11:9
// CHECK-NEXT:                Ident "filter" 11:10-11:16
// CHECK-NEXT:              Argument 11:17-11:26
// CHECK-NEXT:                expression: Lambda 11:17-11:26
// CHECK-NEXT:                  Ident "x" 11:17-11:18
// CHECK-NEXT:                  body: MemberRef 11:22-11:26
// CHECK-NEXT:                    base: NameRef 11:22-11:23
// CHECK-NEXT:                      Ident "x" 11:22-11:23
// CHECK-NEXT:                    Ident "ok" 11:24-11:26
// CHECK-NEXT:            Ident "size" 11:28-11:32
// CHECK-NEXT:      Assign 12:3-12:66
// CHECK-NEXT:        Ident "g" 12:3-12:4
// CHECK-NEXT:        value: PathExpr `no path` 12:7-12:65
// CHECK-NEXT:          from: NameRef 12:15-12:16
// CHECK-NEXT:            Ident "a" 12:15-12:16
// CHECK-NEXT:          to: MemberRef 12:20-12:23
// CHECK-NEXT:            base: NameRef 12:20-12:21
// CHECK-NEXT:              Ident "b" 12:20-12:21
// CHECK-NEXT:            Ident "c" 12:22-12:23
// CHECK-NEXT:          PathClause `carrying` 12:24-12:34
// CHECK-NEXT:            expression: NameRef 12:33-12:34
// CHECK-NEXT:              Ident "d" 12:33-12:34
// CHECK-NEXT:          PathClause `avoiding` 12:35-12:45
// CHECK-NEXT:            expression: NameRef 12:44-12:45
// CHECK-NEXT:              Ident "e" 12:44-12:45
// CHECK-NEXT:          PathClause `with no hop` 12:46-12:65
// CHECK-NEXT:            Ident "h" 12:58-12:59
// CHECK-NEXT:            expression: MemberRef 12:62-12:65
// CHECK-NEXT:              base: NameRef 12:62-12:63
// CHECK-NEXT:                Ident "h" 12:62-12:63
// CHECK-NEXT:              Ident "x" 12:64-12:65
// CHECK-NEXT:      Assign 13:3-13:11
// CHECK-NEXT:        Ident "h" 13:3-13:4
// CHECK-NEXT:        value: NameRef 13:8-13:9
// CHECK-NEXT:          Ident "a" 13:8-13:9
