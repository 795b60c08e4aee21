// grade 3: a Terraform resource
system Bank {
  resource "aws_s3_bucket" "statements" {
    acl = "private"
  }
}
