/// What a system may keep. `tmc init` puts those that were chosen in place of `AppData`.
package app;

/// about people: names, addresses, what they do
data PersonalRecord : PersonalData;

/// about health
data HealthData : HealthRecord;

/// orders of money, and cards
data PaymentOrder : Payment;

/// of business: contracts, prices, plans
data BusinessRecord { sensitivity = Confidential; integrity = Important; }

/// from sensors and machines
data SensorReading { sensitivity = Internal; integrity = Important; }

/// for anyone to see
data PublicPage : PublicData;
