// RUN: %tmc --emit=ast %s | FileCheck --match-full-lines --strict-whitespace %s

// The six decisions, at the top and in a body.

assume "laptops are managed" on Shop.vpc { owner = "a"; }
assume "x" on Shop;
accept stride.Spoofing on Shop.route "mesh" { expires = 2027-06-30; }
mitigate stride.Peer on Shop.persist by Tls, net.Vpn { status = planned; }
dismiss Replay on Shop.** { by = "lee"; }
transfer Ddos on Shop.* to "the CDN" "contract" { }
transfer Ddos on Shop.edge to cdn.Provider;
override Shop.route { port = 8080; }
override Rule.R on Shop.a { severity = Low; }

system S {
  accept R on a;
  override port = 1;
}

// CHECK:File 1:1-{{[0-9:]+}}
// CHECK-NEXT:  Decision assume 5:1-5:58
// CHECK-NEXT:    what: StringLit "laptops are managed" 5:8-5:29
// CHECK-NEXT:    target: QualName 5:33-5:41
// CHECK-NEXT:      Ident "Shop" 5:33-5:37
// CHECK-NEXT:      Ident "vpc" 5:38-5:41
// CHECK-NEXT:    Body 5:42-5:58
// CHECK-NEXT:      Assign 5:44-5:56
// CHECK-NEXT:        Ident "owner" 5:44-5:49
// CHECK-NEXT:        value: StringLit "a" 5:52-5:55
// CHECK-NEXT:  Decision assume 6:1-6:20
// CHECK-NEXT:    what: StringLit "x" 6:8-6:11
// CHECK-NEXT:    target: QualName 6:15-6:19
// CHECK-NEXT:      Ident "Shop" 6:15-6:19
// CHECK-NEXT:  Decision accept 7:1-7:70
// CHECK-NEXT:    what: QualName 7:8-7:23
// CHECK-NEXT:      Ident "stride" 7:8-7:14
// CHECK-NEXT:      Ident "Spoofing" 7:15-7:23
// CHECK-NEXT:    target: QualName 7:27-7:37
// CHECK-NEXT:      Ident "Shop" 7:27-7:31
// CHECK-NEXT:      Ident "route" 7:32-7:37
// CHECK-NEXT:    title: StringLit "mesh" 7:38-7:44
// CHECK-NEXT:    Body 7:45-7:70
// CHECK-NEXT:      Assign 7:47-7:68
// CHECK-NEXT:        Ident "expires" 7:47-7:54
// CHECK-NEXT:        value: DateLit "2027-06-30" 7:57-7:67
// CHECK-NEXT:  Decision mitigate 8:1-8:75
// CHECK-NEXT:    what: QualName 8:10-8:21
// CHECK-NEXT:      Ident "stride" 8:10-8:16
// CHECK-NEXT:      Ident "Peer" 8:17-8:21
// CHECK-NEXT:    target: QualName 8:25-8:37
// CHECK-NEXT:      Ident "Shop" 8:25-8:29
// CHECK-NEXT:      Ident "persist" 8:30-8:37
// CHECK-NEXT:    Body 8:54-8:75
// CHECK-NEXT:      Assign 8:56-8:73
// CHECK-NEXT:        Ident "status" 8:56-8:62
// CHECK-NEXT:        value: NameRef 8:65-8:72
// CHECK-NEXT:          Ident "planned" 8:65-8:72
// CHECK-NEXT:    by: QualName 8:41-8:44
// CHECK-NEXT:      Ident "Tls" 8:41-8:44
// CHECK-NEXT:    by: QualName 8:46-8:53
// CHECK-NEXT:      Ident "net" 8:46-8:49
// CHECK-NEXT:      Ident "Vpn" 8:50-8:53
// CHECK-NEXT:  Decision dismiss 9:1-9:42
// CHECK-NEXT:    what: QualName 9:9-9:15
// CHECK-NEXT:      Ident "Replay" 9:9-9:15
// CHECK-NEXT:    target: QualName DoubleStar 9:19-9:26
// CHECK-NEXT:      Ident "Shop" 9:19-9:23
// CHECK-NEXT:    Body 9:27-9:42
// CHECK-NEXT:      Assign 9:29-9:40
// CHECK-NEXT:        Ident "by" 9:29-9:31
// CHECK-NEXT:        value: StringLit "lee" 9:34-9:39
// CHECK-NEXT:  Decision transfer 10:1-10:52
// CHECK-NEXT:    what: QualName 10:10-10:14
// CHECK-NEXT:      Ident "Ddos" 10:10-10:14
// CHECK-NEXT:    target: QualName Star 10:18-10:24
// CHECK-NEXT:      Ident "Shop" 10:18-10:22
// CHECK-NEXT:    to: StringLit "the CDN" 10:28-10:37
// CHECK-NEXT:    title: StringLit "contract" 10:38-10:48
// CHECK-NEXT:    Body 10:49-10:52
// CHECK-NEXT:  Decision transfer 11:1-11:44
// CHECK-NEXT:    what: QualName 11:10-11:14
// CHECK-NEXT:      Ident "Ddos" 11:10-11:14
// CHECK-NEXT:    target: QualName 11:18-11:27
// CHECK-NEXT:      Ident "Shop" 11:18-11:22
// CHECK-NEXT:      Ident "edge" 11:23-11:27
// CHECK-NEXT:    to: QualName 11:31-11:43
// CHECK-NEXT:      Ident "cdn" 11:31-11:34
// CHECK-NEXT:      Ident "Provider" 11:35-11:43
// CHECK-NEXT:  Decision override 12:1-12:37
// CHECK-NEXT:    what: QualName 12:10-12:20
// CHECK-NEXT:      Ident "Shop" 12:10-12:14
// CHECK-NEXT:      Ident "route" 12:15-12:20
// CHECK-NEXT:    Body 12:21-12:37
// CHECK-NEXT:      Assign 12:23-12:35
// CHECK-NEXT:        Ident "port" 12:23-12:27
// CHECK-NEXT:        value: IntLit "8080" 12:30-12:34
// CHECK-NEXT:  Decision override 13:1-13:46
// CHECK-NEXT:    what: QualName 13:10-13:16
// CHECK-NEXT:      Ident "Rule" 13:10-13:14
// CHECK-NEXT:      Ident "R" 13:15-13:16
// CHECK-NEXT:    target: QualName 13:20-13:26
// CHECK-NEXT:      Ident "Shop" 13:20-13:24
// CHECK-NEXT:      Ident "a" 13:25-13:26
// CHECK-NEXT:    Body 13:27-13:46
// CHECK-NEXT:      Assign 13:29-13:44
// CHECK-NEXT:        Ident "severity" 13:29-13:37
// CHECK-NEXT:        value: NameRef 13:40-13:43
// CHECK-NEXT:          Ident "Low" 13:40-13:43
// CHECK-NEXT:  SystemDecl 15:1-18:2
// CHECK-NEXT:    Ident "S" 15:8-15:9
// CHECK-NEXT:    Body 15:10-18:2
// CHECK-NEXT:      Decision accept 16:3-16:17
// CHECK-NEXT:        what: QualName 16:10-16:11
// CHECK-NEXT:          Ident "R" 16:10-16:11
// CHECK-NEXT:        target: QualName 16:15-16:16
// CHECK-NEXT:          Ident "a" 16:15-16:16
// CHECK-NEXT:      Assign Override 17:3-17:21
// CHECK-NEXT:        Ident "port" 17:12-17:16
// CHECK-NEXT:        value: IntLit "1" 17:19-17:20
