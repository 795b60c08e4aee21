// grade 3: a package with slashes
import std/aws;

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; pics : aws.S3Bucket; }
  flow buy : browser -> web via Https;
}
