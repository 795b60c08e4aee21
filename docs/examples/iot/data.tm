/// What the fleet measures, obeys and runs, and what is known of those who own it.
package examples.iot;

/// Temperature, humidity and position of the valve in one room.
data Reading { sensitivity = Internal; integrity = Important; owner = "platform@klima.example"; }

/// Whether someone is in a room. It tells who works when, and which house is empty.
data Presence : PersonalData { retention = 90d; owner = "privacy@klima.example"; }

/// How warm a room may be, and by when. Devices act on it.
data Schedule { sensitivity = Internal; integrity = Critical; }

/// An order to open, close or restart something now.
data Command { sensitivity = Internal; integrity = Critical; }

/// Which device hangs where, with its certificate and state.
data DeviceRecord { sensitivity = Confidential; integrity = Critical; availability = Important; }

/// The request for a device's first certificate, made with the key of its factory.
data Enrolment { sensitivity = Internal; integrity = Important; }

data SourceText : Program { sensitivity = Confidential; }

/// Signs what devices run. Whoever has it owns the fleet.
data FirmwareKey : ServiceSecret;

/// Signs the certificates of devices.
data FleetKey : ServiceSecret;

data Account : PersonalData { retention = 10y; }
data Password : Credentials;
data AppSession : Session;

/// "Someone is at home", without saying who or where.
data Hint : PublicData;

/// What the weather will be.
data Forecast : PublicData { integrity = Important; }

/// Packages of others that are built into firmware.
data Package : Program { sensitivity = Public; }

data AuditEntry : LogRecord;
