/// What was decided about the platform's findings, by whom, and until when.
package acme.platform;

import std.kubernetes as k8s;
import std.supply as supply;

assume "The cloud provider separates our machines from those of its other customers" on Platform.machines {
  owner = "platform@acme.example";
  review = 2027-10-31;
}

assume "Developers' laptops are managed" on Platform.office {
  owner = "it@acme.example";
  review = 2027-06-30;
}

accept k8s.MissingNetworkPolicies on Platform.billing {
  owner = "team-billing@acme.example";
  expires = 2027-02-28;
  reason = "The old reports open connections to addresses that nobody has listed yet.";
  ticket = "BILL-77";
}

accept k8s.ContainerRunningAsRoot on Platform.bills.pod {
  owner = "team-billing@acme.example";
  expires = 2027-02-28;
  reason = "The base image of the old reports needs root; it goes with them.";
  ticket = "BILL-77";
}

mitigate stride.LongLivedCredentials on Platform.save_bills by CredentialRotation {
  status = planned;
  owner = "team-billing@acme.example";
  ticket = "BILL-81";
}

mitigate supply.UnpinnedBuildSteps on Platform.pipeline by BuildStepPinning {
  status = planned;
  owner = "platform@acme.example";
  ticket = "PLAT-502";
}
