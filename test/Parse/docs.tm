// RUN: %tmc --emit=ast %s | FileCheck --match-full-lines --strict-whitespace %s

// Documentation comments belong to what directly follows them.

/// The system.
///   Indented.
@owner("x")
system S {
  /// The attribute.
  a = 1;

  /// Not directly before.

  b = 2;
  c = 3; /// Behind a member.
  d = 4;
  //// Not a documentation comment.
  e = 5;
}

enum E {
  /// The value.
  V
}

// CHECK:File 1:1-{{[0-9:]+}}
// CHECK-NEXT:  SystemDecl 5:1-19:2
// CHECK-NEXT:    Prefix 5:1-7:12
// CHECK-NEXT:      Doc "The system.\n  Indented." 5:1-6:16
// CHECK-NEXT:      Annotation 7:1-7:12
// CHECK-NEXT:        Ident "owner" 7:2-7:7
// CHECK-NEXT:        Argument 7:8-7:11
// CHECK-NEXT:          expression: StringLit "x" 7:8-7:11
// CHECK-NEXT:    Ident "S" 8:8-8:9
// CHECK-NEXT:    Body 8:10-19:2
// CHECK-NEXT:      Assign 9:3-10:9
// CHECK-NEXT:        Prefix 9:3-9:21
// CHECK-NEXT:          Doc "The attribute." 9:3-9:21
// CHECK-NEXT:        Ident "a" 10:3-10:4
// CHECK-NEXT:        value: IntLit "1" 10:7-10:8
// CHECK-NEXT:      Assign 14:3-14:9
// CHECK-NEXT:        Ident "b" 14:3-14:4
// CHECK-NEXT:        value: IntLit "2" 14:7-14:8
// CHECK-NEXT:      Assign 15:3-15:9
// CHECK-NEXT:        Ident "c" 15:3-15:4
// CHECK-NEXT:        value: IntLit "3" 15:7-15:8
// CHECK-NEXT:      Assign 16:3-16:9
// CHECK-NEXT:        Ident "d" 16:3-16:4
// CHECK-NEXT:        value: IntLit "4" 16:7-16:8
// CHECK-NEXT:      Assign 18:3-18:9
// CHECK-NEXT:        Ident "e" 18:3-18:4
// CHECK-NEXT:        value: IntLit "5" 18:7-18:8
// CHECK-NEXT:  EnumDecl 21:1-24:2
// CHECK-NEXT:    Ident "E" 21:6-21:7
// CHECK-NEXT:    EnumValue 22:3-23:4
// CHECK-NEXT:      Prefix 22:3-22:17
// CHECK-NEXT:        Doc "The value." 22:3-22:17
// CHECK-NEXT:      Ident "V" 23:3-23:4
