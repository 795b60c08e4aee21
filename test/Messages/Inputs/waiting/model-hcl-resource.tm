// grade 0: a Terraform resource
system Bank {
  resource "aws_s3_bucket" "statements" {
    acl = "private"
  }
}
