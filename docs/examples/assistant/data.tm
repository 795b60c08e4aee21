/// What is said in the chat, looked up for it, and done because of it.
package examples.assistant;

/// What a customer writes. They write anything, card numbers and illnesses included.
data Question : PersonalData { retention = 30d; }
data Answer : PersonalData { retention = 30d; }

/// A whole talk with all that was looked up for it.
data Talk : PersonalData { retention = 30d; owner = "privacy@nordlicht.example"; }

data Login : Session;

/// What the assistant may and may not do: it precedes each question.
data Instructions : Configuration { owner = "assistant@nordlicht.example"; }

data Manual : PublicData { integrity = Important; }
data WikiPage { sensitivity = Internal; integrity = Important; owner = "support@nordlicht.example"; }

data Order : PersonalData;
data Ticket : PersonalData;

/// Money that goes back to a customer.
data Refund : Payment;

data Weights : Program { owner = "ml@nordlicht.example"; }
data ProviderKey : ServiceSecret;
data Image : Program;
data SourceText : Program;

/// Who asked what, which tool was called with what, and what came of it.
data Trace : LogRecord;
