CREATE TABLE "incidents_incident" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_incidents_incident" PRIMARY KEY,
    "ExternalId" TEXT NULL,
    "RowKey" TEXT NULL,
    "ContractorId" TEXT NOT NULL,
    "SiteId" TEXT NOT NULL,
    "AreaId" TEXT NULL,
    "OccurredAt" TEXT NOT NULL,
    "Month" INTEGER NOT NULL,
    "IsEmployee" INTEGER NOT NULL,
    "IsCommuting" INTEGER NOT NULL,
    "IsConcealed" INTEGER NOT NULL,
    "IsAttributable" INTEGER NULL,
    "Treatment" TEXT NOT NULL,
    "Impact" TEXT NOT NULL,
    "Class" TEXT NOT NULL,
    "PermanentLoss" TEXT NULL,
    "DaysCharged" INTEGER NOT NULL,
    "ChargeTable" TEXT NULL,
    "DaysLost" INTEGER NOT NULL,
    "RestrictedDays" INTEGER NOT NULL,
    "Potential" INTEGER NOT NULL,
    "Narrative" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "incidents_class_change" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_incidents_class_change" PRIMARY KEY,
    "IncidentId" TEXT NOT NULL,
    "ContractorId" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    CONSTRAINT "FK_incidents_class_change_incidents_incident_IncidentId" FOREIGN KEY ("IncidentId") REFERENCES "incidents_incident" ("Id") ON DELETE RESTRICT
);


CREATE INDEX "IX_incidents_class_change_IncidentId" ON "incidents_class_change" ("IncidentId");


CREATE INDEX "IX_incidents_incident_ContractorId_Month" ON "incidents_incident" ("ContractorId", "Month");


CREATE INDEX "IX_incidents_incident_Month_OccurredAt" ON "incidents_incident" ("Month", "OccurredAt");


CREATE INDEX "IX_incidents_incident_OccurredAt" ON "incidents_incident" ("OccurredAt");


CREATE UNIQUE INDEX "IX_incidents_incident_RowKey" ON "incidents_incident" ("RowKey");