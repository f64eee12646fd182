CREATE TABLE "apd_item" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_apd_item" PRIMARY KEY,
    "ContractorId" TEXT NOT NULL,
    "Serial" TEXT NOT NULL,
    "NormalizedSerial" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Size" TEXT NULL,
    "ManufacturedOn" TEXT NULL,
    "InServiceOn" TEXT NULL,
    "State" TEXT NOT NULL,
    "NextInspectionOn" TEXT NULL,
    "Wear" INTEGER NOT NULL,
    "HarmedBy" TEXT NULL,
    "HarmedAt" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "apd_observation" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_apd_observation" PRIMARY KEY,
    "ContractorId" TEXT NOT NULL,
    "SiteId" TEXT NOT NULL,
    "AreaId" TEXT NULL,
    "WorkerId" TEXT NOT NULL,
    "JobType" TEXT NOT NULL,
    "ObservedAt" TEXT NOT NULL,
    "Month" INTEGER NOT NULL,
    "Missing" TEXT NULL,
    "IsCompliant" INTEGER NOT NULL,
    "Note" TEXT NOT NULL,
    "By" TEXT NOT NULL
);


CREATE TABLE "apd_event" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_apd_event" PRIMARY KEY,
    "ContractorId" TEXT NOT NULL,
    "ItemId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    CONSTRAINT "FK_apd_event_apd_item_ItemId" FOREIGN KEY ("ItemId") REFERENCES "apd_item" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "apd_inspection" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_apd_inspection" PRIMARY KEY,
    "ContractorId" TEXT NOT NULL,
    "ItemId" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "Passed" INTEGER NOT NULL,
    "Wear" INTEGER NOT NULL,
    "Note" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_apd_inspection_apd_item_ItemId" FOREIGN KEY ("ItemId") REFERENCES "apd_item" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "apd_issue" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_apd_issue" PRIMARY KEY,
    "ContractorId" TEXT NOT NULL,
    "ItemId" TEXT NOT NULL,
    "WorkerId" TEXT NOT NULL,
    "IssuedAt" TEXT NOT NULL,
    "IssuedBy" TEXT NOT NULL,
    "Acknowledged" TEXT NOT NULL,
    "SignedAs" TEXT NULL,
    "EndedAt" TEXT NULL,
    "EndedBy" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_apd_issue_apd_item_ItemId" FOREIGN KEY ("ItemId") REFERENCES "apd_item" ("Id") ON DELETE RESTRICT
);


CREATE INDEX "IX_apd_event_ContractorId" ON "apd_event" ("ContractorId");


CREATE INDEX "IX_apd_event_ItemId" ON "apd_event" ("ItemId");


CREATE INDEX "IX_apd_inspection_ContractorId" ON "apd_inspection" ("ContractorId");


CREATE INDEX "IX_apd_inspection_ItemId" ON "apd_inspection" ("ItemId");


CREATE INDEX "IX_apd_issue_ContractorId_IssuedAt" ON "apd_issue" ("ContractorId", "IssuedAt");


CREATE INDEX "IX_apd_issue_ItemId" ON "apd_issue" ("ItemId");


CREATE INDEX "IX_apd_issue_WorkerId_EndedAt" ON "apd_issue" ("WorkerId", "EndedAt");


CREATE UNIQUE INDEX "IX_apd_item_ContractorId_NormalizedSerial" ON "apd_item" ("ContractorId", "NormalizedSerial");


CREATE INDEX "IX_apd_item_NormalizedSerial" ON "apd_item" ("NormalizedSerial");


CREATE INDEX "IX_apd_item_State_NextInspectionOn" ON "apd_item" ("State", "NextInspectionOn");


CREATE INDEX "IX_apd_observation_ContractorId_ObservedAt_IsCompliant" ON "apd_observation" ("ContractorId", "ObservedAt", "IsCompliant");


CREATE INDEX "IX_apd_observation_ObservedAt" ON "apd_observation" ("ObservedAt");


CREATE UNIQUE INDEX "IX_apd_observation_WorkerId_ObservedAt_JobType" ON "apd_observation" ("WorkerId", "ObservedAt", "JobType");