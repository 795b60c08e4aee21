// grade 3: an imported name misspelt
import std.aws.{S3Buket, Lambda};

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { work : Lambda; }
  flow buy : browser -> work via Https;
}
