// grade 3: a package imported as a whole, and its kinds used without it
import std.aws;

data Picture : PersonalData;

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; pictures : S3Bucket { stores = [Picture]; } }
  flow show : browser -> web via Https { returns = [Picture]; carries = []; }
  flow keep : web <-> pictures via Https { carries = [Picture]; }
}
