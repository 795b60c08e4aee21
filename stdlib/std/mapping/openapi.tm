/// Which values and kinds stand for words of OpenAPI, for `tmc import`.
package std.mapping.openapi;

/// Security schemes: the type, and behind it `scheme` or `in`.
enum AuthN {
  @also("none") Anonymous,
  @also("http basic", "http digest", "basic") Password,
  @also("apikey cookie") SessionCookie,
  @also("apikey") ApiKey,
  @also("http bearer", "http dpop", "oauth2", "openidconnect") Token,
  @also("http hoba", "http signature") SignedRequest,
  @also("mutualtls", "http mutual") ClientCertificate,
  @also("http negotiate") Kerberos,
}

/// Methods of HTTP.
enum Action {
  @also("post") Create,
  @also("get", "head", "options", "trace", "query") Read,
  @also("put", "patch") Update,
  @also("delete") Delete,
}

/// Levels that hints such as `x-sensitivity` and `x-data-classification` give.
enum Sensitivity {
  @also("public", "open") Public,
  @also("internal", "private") Internal,
  @also("confidential", "sensitive", "true", "pii", "personal") Confidential,
  @also("restricted", "secret", "highly-confidential", "strictly-confidential") Restricted,
}

/// Formats and names of properties that say what kind of data it is.
enum Properties {
  @also("password", "passwd", "newPassword", "oldPassword", "passphrase") Password,
  @also("otp", "totp", "pin", "verificationCode") OneTimeCode,
  @also("apiKey", "api_key", "clientSecret", "client_secret") ApiKey,
  @also("privateKey", "private_key") PrivateKey,
  @also("accessToken", "access_token", "idToken", "id_token", "jwt") AccessToken,
  @also("refreshToken", "refresh_token") RefreshToken,
  @also("sessionId", "session_id") SessionToken,
  @also("cardNumber", "card_number", "pan", "cvv", "cvc", "creditCard", "credit_card") PaymentCard,
  @also("iban", "bic", "accountNumber", "account_number", "salary", "income") FinancialRecord,
  @also("ssn", "socialSecurityNumber", "passport", "passportNumber", "taxId", "tax_id", "nationalId") IdentityDocument,
  @also("diagnosis", "medication", "allergies", "bloodType", "blood_type") HealthRecord,
  @also("fingerprint", "faceId", "biometric") BiometricData,
  @also(
    "email",
    "idn-email",
    "phone",
    "phoneNumber",
    "phone_number",
    "mobile",
    "address",
    "street",
    "postalCode",
    "postal_code",
    "zip",
  ) ContactDetails,
  @also(
    "firstName",
    "first_name",
    "lastName",
    "last_name",
    "fullName",
    "full_name",
    "dateOfBirth",
    "date_of_birth",
    "birthday",
    "birthDate",
    "gender",
    "username",
    "latitude",
    "longitude",
  ) PersonalData,
}
