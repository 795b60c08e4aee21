/// What was decided about the shop's findings, by whom, and until when.
package acme.webshop;

import std.cloud as cloud;
import std.supply as supply;

assume "Laptops and browsers of the offices are managed" on Webshop.office {
  owner = "it@acme.example";
  review = 2027-06-30;
}

assume "The provider's hosted fields keep card numbers out of our pages (SAQ A)" on Webshop.card_fields {
  owner = "ciso@acme.example";
  review = 2027-03-31;
}

accept stride.CleartextTransmission on Webshop.serve {
  owner = "ciso@acme.example";
  expires = 2027-03-31;
  reason = "Inside one VPC; the load balancer joins the mesh in the first quarter.";
  ticket = "PLAT-311";
}

accept stride.TamperingInTransit on Webshop.serve {
  owner = "ciso@acme.example";
  expires = 2027-03-31;
  reason = "Inside one VPC; the load balancer joins the mesh in the first quarter.";
  ticket = "PLAT-311";
}

accept stride.ServerSpoofing on Webshop.serve {
  owner = "ciso@acme.example";
  expires = 2027-03-31;
  reason = "Inside one VPC; the load balancer joins the mesh in the first quarter.";
  ticket = "PLAT-311";
}

mitigate cloud.CdnBypass on Webshop.cdn by cloud.OriginAccessControl {
  status = planned;
  owner = "team-platform@acme.example";
  ticket = "PLAT-298";
}

mitigate supply.OverprivilegedPipeline on Webshop.pipeline by PullDeployment {
  status = planned;
  owner = "team-platform@acme.example";
  ticket = "PLAT-340";
}

accept cloud.MissingEgressFiltering on Webshop.vpc {
  owner = "team-platform@acme.example";
  expires = 2027-06-30;
  reason = "The proxy for outgoing calls follows the mesh.";
}
