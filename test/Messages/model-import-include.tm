// grade 3: C's include
#include "Inputs/policy.tm"

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : Till; }
  flow buy : browser -> web via Https;
}
