// grade 3: using of C#
using std.aws;

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; pics : aws.S3Bucket; }
  flow buy : browser -> web via Https;
}
