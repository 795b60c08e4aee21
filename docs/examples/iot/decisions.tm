/// What we know of and live with, and what is under way. Reviewed each quarter.
package examples.iot;

import std.iot as iot;

assume "Radio keys are agreed with a code that is printed inside each device" on Fleet.buildings {
  owner = "devices@klima.example";
  review = 2027-05-31;
}

accept iot.KeyExtraction on Fleet.buildings.** : RoomSensor {
  owner = "ciso@klima.example";
  expires = 2027-11-30;
  reason = "A copied key speaks for one sensor only, and its gateway notices two of them.";
}

mitigate iot.MissingTamperDetection on Fleet.buildings.** : iot.Actuator by iot.TamperDetection {
  status = planned;
  owner = "devices@klima.example";
  ticket = "DEV-311";
}

mitigate stride.CleartextStorage on Fleet.buildings.** by EncryptionAtRest {
  status = planned;
  owner = "devices@klima.example";
  ticket = "DEV-298";
}

mitigate iot.FleetWideCommand on Fleet.hub by iot.StagedCommandRollout {
  status = planned;
  owner = "platform@klima.example";
  ticket = "PLAT-87";
}

transfer stride.SinglePointOfFailure on Fleet.buildings.** : iot.Plc to "the owners of the buildings" {
  owner = "sales@klima.example";
  reason = "The boiler is theirs; the contract says that we do not answer for it.";
}
