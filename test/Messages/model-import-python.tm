// grade 3: an import as in Python
from std.aws import S3Bucket, Lambda

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { work : Lambda; }
  flow buy : browser -> work via Https;
}
