// grade 3: a kind that names a part of the model
package acme.policy;

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
}

component Helper : Worker {
  attr near : bool = reaches(Shop.web);
}
