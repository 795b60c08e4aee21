// grade 3: an import of JavaScript
import { S3Bucket } from "std.aws";

system Shop {
  boundary town : PublicInternet { browser : Browser; }
  boundary inside : PrivateNetwork { web : WebApplication; }
  flow buy : browser -> web via Https;
}
