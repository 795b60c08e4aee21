// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-009 | FileCheck %s

// ForgedMail

system Open {
  boundary outside : PublicInternet { post : MailProvider; }
  boundary inside : PrivateNetwork { shop : Service; }
  flow f : shop -> post via Smtp { sender_proven = false; }
}

system Quiet {
  boundary outside : PublicInternet { post : MailProvider; }
  boundary inside : PrivateNetwork { shop : Service; }
  flow f : shop -> post via Smtp { controls = [DomainMail]; }
  flow g : post -> shop via Smtp;
}

system Asked {
  boundary outside : PublicInternet { post : MailProvider; }
  boundary inside : PrivateNetwork { shop : Service; }
  flow f : shop -> post via Smtp;
}

// CHECK: question Asked.f asks Asked.f.sender_proven{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by DomainMail{{$}}
// CHECK-NOT: {{.}}
