// grade 3: an import that nothing uses any more
import std.aws.{Lambda, S3Bucket};

data Picture : PersonalData;

system Shop {
  boundary inside : PrivateNetwork { web : WebApplication; pictures : S3Bucket { stores = [Picture]; } }
  flow keep : web <-> pictures via Https { carries = [Picture]; }
}
