// RUN: %tmc --emit=ast %s | FileCheck --match-full-lines --strict-whitespace %s

// Texts, with holes and without.

system S {
  a = "tab \t quote \" dollar \$ \u{e9}";
  b = "costs $5";
  c = "${x}";
  d = "a ${x.y + 1} b ${f("in ${z}")}";
  e = """
    def f():
      return ${x}
    """;
  g = """ raw \n """;
  h = "";
}

// CHECK:File 1:1-{{[0-9:]+}}
// CHECK-NEXT:  SystemDecl 5:1-16:2
// CHECK-NEXT:    Ident "S" 5:8-5:9
// CHECK-NEXT:    Body 5:10-16:2
// CHECK-NEXT:      Assign 6:3-6:42
// CHECK-NEXT:        Ident "a" 6:3-6:4
// CHECK-NEXT:        value: StringLit "tab \t quote \" dollar $ é" 6:7-6:41
// CHECK-NEXT:      Assign 7:3-7:18
// CHECK-NEXT:        Ident "b" 7:3-7:4
// CHECK-NEXT:        value: StringLit "costs $5" 7:7-7:17
// CHECK-NEXT:      Assign 8:3-8:14
// CHECK-NEXT:        Ident "c" 8:3-8:4
// CHECK-NEXT:        value: Template 8:7-8:13
// CHECK-NEXT:          NameRef 8:10-8:11
// CHECK-NEXT:            Ident "x" 8:10-8:11
// CHECK-NEXT:      Assign 9:3-9:40
// CHECK-NEXT:        Ident "d" 9:3-9:4
// CHECK-NEXT:        value: Template 9:7-9:39
// CHECK-NEXT:          StringLit "a " 9:8-9:10
// CHECK-NEXT:          Binary `+` 9:12-9:19
// CHECK-NEXT:            left: MemberRef 9:12-9:15
// CHECK-NEXT:              base: NameRef 9:12-9:13
// CHECK-NEXT:                Ident "x" 9:12-9:13
// CHECK-NEXT:              Ident "y" 9:14-9:15
// CHECK-NEXT:            right: IntLit "1" 9:18-9:19
// CHECK-NEXT:          StringLit " b " 9:20-9:23
// CHECK-NEXT:          Call 9:25-9:37
// CHECK-NEXT:            callee: NameRef 9:25-9:26
// CHECK-NEXT:              Ident "f" 9:25-9:26
// CHECK-NEXT:            Argument 9:27-9:36
// CHECK-NEXT:              expression: Template 9:27-9:36
// CHECK-NEXT:                StringLit "in " 9:28-9:31
// CHECK-NEXT:                NameRef 9:33-9:34
// CHECK-NEXT:                  Ident "z" 9:33-9:34
// CHECK-NEXT:      Assign 10:3-13:9
// CHECK-NEXT:        Ident "e" 10:3-10:4
// CHECK-NEXT:        value: Template TextBlock 10:7-13:8
// CHECK-NEXT:          StringLit TextBlock "def f():\n  return " 10:10-12:14
// CHECK-NEXT:          NameRef 12:16-12:17
// CHECK-NEXT:            Ident "x" 12:16-12:17
// CHECK-NEXT:          StringLit TextBlock "\n" 12:18-13:5
// CHECK-NEXT:      Assign 14:3-14:22
// CHECK-NEXT:        Ident "g" 14:3-14:4
// CHECK-NEXT:        value: StringLit TextBlock " raw \\n " 14:7-14:21
// CHECK-NEXT:      Assign 15:3-15:10
// CHECK-NEXT:        Ident "h" 15:3-15:4
// CHECK-NEXT:        value: StringLit "" 15:7-15:9
