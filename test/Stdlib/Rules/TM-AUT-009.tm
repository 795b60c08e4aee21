// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-AUT-009 | FileCheck %s

// EmailSpoofing

system Open {
  boundary outside : PublicInternet { post : MailProvider; }
  boundary inside : PrivateNetwork { shop : Service; }
  flow f : shop -> post via Smtp { email_authenticated = false; }
}

system Quiet {
  boundary outside : PublicInternet { post : MailProvider; }
  boundary inside : PrivateNetwork { shop : Service; }
  flow f : shop -> post via Smtp { controls = [EmailAuthentication]; }
  flow g : post -> shop via Smtp;
}

system Asked {
  boundary outside : PublicInternet { post : MailProvider; }
  boundary inside : PrivateNetwork { shop : Service; }
  flow f : shop -> post via Smtp;
}

// CHECK: question Asked.f asks Asked.f.email_authenticated{{$}}
// CHECK-NEXT: open Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.f by EmailAuthentication{{$}}
// CHECK-NOT: {{.}}
