// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-EXT-002 | FileCheck %s

// SaasAccountTakeover

data Contact { sensitivity = Confidential; }
data News { sensitivity = Public; }

system Open {
  boundary us : CorporateNetwork { browser : Browser; }
  boundary them : ThirdParty { desk : ExternalApi { accounts_guarded = false; } }
  flow f : browser <-> desk via Https { carries = [Contact]; authn = Password; }
}

system Quiet {
  boundary us : CorporateNetwork { browser : Browser; app : Service; }
  boundary them : ThirdParty { desk : ExternalApi { controls = [SaasMultiFactorAuthentication]; } own : ExternalApi; paper : ExternalApi; }
  flow f : browser <-> desk via Https { carries = [Contact]; authn = Password; }
  flow g : browser <-> own via Https { carries = [Contact]; authn = Kerberos; }
  flow h : browser <-> paper via Https { carries = [News]; authn = Password; }
  flow i : app -> own via Https { carries = [Contact]; authn = ApiKey; }
}

system Asked {
  boundary us : CorporateNetwork { browser : Browser; }
  boundary them : ThirdParty { desk : ExternalApi; }
  flow f : browser <-> desk via Https { carries = [Contact]; authn = Password; }
}

// CHECK: question Asked.desk,Asked.f asks Asked.desk.accounts_guarded{{$}}
// CHECK-NEXT: open Open.desk,Open.f{{$}}
// CHECK-NEXT: mitigated Quiet.desk,Quiet.f by SaasMultiFactorAuthentication{{$}}
// CHECK-NOT: {{.}}
