/// Services of other organisations.
package std.services;

import std.core.*;

/// A service of someone else that is called over the network.
component ExternalApi : ExternalService;

/// Who tells us who a user is.
component IdentityProvider : ExternalService;

/// Who takes money from customers for us.
component PaymentProvider : ExternalApi;

/// Who sends mail for us.
component MailProvider : ExternalApi;

/// Who sends text messages for us.
component SmsProvider : ExternalApi;

/// Who counts what visitors do.
component Analytics : ExternalApi;

/// Who hands out scripts, fonts and styles to browsers.
component ScriptHost : ExternalService { position = Supplier; keeps_code = true; hands_out_code = true; }

/// Who offers packages and images that are built in.
component PackageRegistry : ExternalService { position = Supplier; keeps_code = true; hands_out_code = true; }

/// A partner's system.
component PartnerSystem : ExternalApi;
