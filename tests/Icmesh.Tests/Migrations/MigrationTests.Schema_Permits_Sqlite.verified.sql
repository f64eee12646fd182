CREATE TABLE "permits_number" (
    "SiteId" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Last" INTEGER NOT NULL,
    CONSTRAINT "PK_permits_number" PRIMARY KEY ("SiteId", "Year")
);


CREATE TABLE "permits_permit" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_permits_permit" PRIMARY KEY,
    "ContractorId" TEXT NOT NULL,
    "SiteId" TEXT NOT NULL,
    "Year" INTEGER NOT NULL,
    "Sequence" INTEGER NOT NULL,
    "Number" TEXT NOT NULL,
    "AreaId" TEXT NOT NULL,
    "Place" TEXT NULL,
    "Description" TEXT NOT NULL,
    "Types" TEXT NOT NULL,
    "Start" TEXT NOT NULL,
    "End" TEXT NOT NULL,
    "AskedEnd" TEXT NULL,
    "Extensions" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "StateSince" TEXT NOT NULL,
    "Rating" INTEGER NULL,
    "HeldUntil" TEXT NULL,
    "HotWorkEndedAt" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "permits_check" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_permits_check" PRIMARY KEY,
    "PermitId" TEXT NOT NULL,
    "ContractorId" TEXT NOT NULL,
    "SiteId" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "Answer" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    CONSTRAINT "FK_permits_check_permits_permit_PermitId" FOREIGN KEY ("PermitId") REFERENCES "permits_permit" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "permits_counted" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_permits_counted" PRIMARY KEY,
    "PermitId" TEXT NOT NULL,
    "ContractorId" TEXT NOT NULL,
    "SiteId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "WorkerId" TEXT NOT NULL,
    "InAt" TEXT NOT NULL,
    "OutAt" TEXT NULL,
    "By" TEXT NOT NULL,
    CONSTRAINT "FK_permits_counted_permits_permit_PermitId" FOREIGN KEY ("PermitId") REFERENCES "permits_permit" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "permits_crew" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_permits_crew" PRIMARY KEY,
    "PermitId" TEXT NOT NULL,
    "ContractorId" TEXT NOT NULL,
    "SiteId" TEXT NOT NULL,
    "WorkerId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    CONSTRAINT "FK_permits_crew_permits_permit_PermitId" FOREIGN KEY ("PermitId") REFERENCES "permits_permit" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "permits_decision" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_permits_decision" PRIMARY KEY,
    "PermitId" TEXT NOT NULL,
    "ContractorId" TEXT NOT NULL,
    "SiteId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Command" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NULL,
    "Role" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "End" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "SignerId" TEXT NULL,
    "SignerName" TEXT NOT NULL,
    "Reason" TEXT NULL,
    "Evidence" TEXT NOT NULL,
    CONSTRAINT "FK_permits_decision_permits_permit_PermitId" FOREIGN KEY ("PermitId") REFERENCES "permits_permit" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "permits_document" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_permits_document" PRIMARY KEY,
    "PermitId" TEXT NOT NULL,
    "ContractorId" TEXT NOT NULL,
    "SiteId" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    CONSTRAINT "FK_permits_document_permits_permit_PermitId" FOREIGN KEY ("PermitId") REFERENCES "permits_permit" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "permits_gas_test" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_permits_gas_test" PRIMARY KEY,
    "PermitId" TEXT NOT NULL,
    "ContractorId" TEXT NOT NULL,
    "SiteId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "Instrument" TEXT NOT NULL,
    "CalibratedOn" TEXT NOT NULL,
    "Height" TEXT NOT NULL,
    "Oxygen" TEXT NOT NULL,
    "Lel" TEXT NOT NULL,
    "CoPpm" TEXT NOT NULL,
    "H2sPpm" TEXT NOT NULL,
    "IsSafe" INTEGER NOT NULL,
    "Evidence" TEXT NOT NULL,
    CONSTRAINT "FK_permits_gas_test_permits_permit_PermitId" FOREIGN KEY ("PermitId") REFERENCES "permits_permit" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "permits_isolation" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_permits_isolation" PRIMARY KEY,
    "PermitId" TEXT NOT NULL,
    "ContractorId" TEXT NOT NULL,
    "SiteId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "LockedAt" TEXT NULL,
    "TriedAt" TEXT NULL,
    "RemovedAt" TEXT NULL,
    "By" TEXT NOT NULL,
    CONSTRAINT "FK_permits_isolation_permits_permit_PermitId" FOREIGN KEY ("PermitId") REFERENCES "permits_permit" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "permits_mitigation" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_permits_mitigation" PRIMARY KEY,
    "PermitId" TEXT NOT NULL,
    "OtherId" TEXT NOT NULL,
    "ContractorId" TEXT NOT NULL,
    "SiteId" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    CONSTRAINT "FK_permits_mitigation_permits_permit_PermitId" FOREIGN KEY ("PermitId") REFERENCES "permits_permit" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "permits_step" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_permits_step" PRIMARY KEY,
    "PermitId" TEXT NOT NULL,
    "ContractorId" TEXT NOT NULL,
    "SiteId" TEXT NOT NULL,
    "Position" INTEGER NOT NULL,
    "Work" TEXT NOT NULL,
    "Hazards" TEXT NOT NULL,
    "Controls" TEXT NOT NULL,
    CONSTRAINT "FK_permits_step_permits_permit_PermitId" FOREIGN KEY ("PermitId") REFERENCES "permits_permit" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "permits_answer" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_permits_answer" PRIMARY KEY,
    "DecisionId" TEXT NOT NULL,
    "PermitId" TEXT NOT NULL,
    "ContractorId" TEXT NOT NULL,
    "SiteId" TEXT NOT NULL,
    "WorkerId" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "Evidence" TEXT NULL,
    CONSTRAINT "FK_permits_answer_permits_decision_DecisionId" FOREIGN KEY ("DecisionId") REFERENCES "permits_decision" ("Id") ON DELETE RESTRICT
);


CREATE INDEX "IX_permits_answer_DecisionId" ON "permits_answer" ("DecisionId");


CREATE INDEX "IX_permits_answer_WorkerId" ON "permits_answer" ("WorkerId");


CREATE UNIQUE INDEX "IX_permits_check_PermitId_Code" ON "permits_check" ("PermitId", "Code");


CREATE INDEX "IX_permits_counted_PermitId_Kind_OutAt" ON "permits_counted" ("PermitId", "Kind", "OutAt");


CREATE INDEX "IX_permits_counted_WorkerId" ON "permits_counted" ("WorkerId");


CREATE UNIQUE INDEX "IX_permits_crew_PermitId_WorkerId" ON "permits_crew" ("PermitId", "WorkerId");


CREATE INDEX "IX_permits_crew_WorkerId" ON "permits_crew" ("WorkerId");


CREATE UNIQUE INDEX "IX_permits_decision_PermitId_Position" ON "permits_decision" ("PermitId", "Position");


CREATE INDEX "IX_permits_decision_SignerId" ON "permits_decision" ("SignerId");


CREATE UNIQUE INDEX "IX_permits_document_PermitId_Code" ON "permits_document" ("PermitId", "Code");


CREATE INDEX "IX_permits_gas_test_PermitId_At" ON "permits_gas_test" ("PermitId", "At");


CREATE INDEX "IX_permits_isolation_PermitId" ON "permits_isolation" ("PermitId");


CREATE INDEX "IX_permits_mitigation_OtherId" ON "permits_mitigation" ("OtherId");


CREATE INDEX "IX_permits_mitigation_PermitId" ON "permits_mitigation" ("PermitId");


CREATE INDEX "IX_permits_permit_ContractorId_State" ON "permits_permit" ("ContractorId", "State");


CREATE UNIQUE INDEX "IX_permits_permit_Number" ON "permits_permit" ("Number");


CREATE INDEX "IX_permits_permit_SiteId_AreaId_State" ON "permits_permit" ("SiteId", "AreaId", "State");


CREATE UNIQUE INDEX "IX_permits_permit_SiteId_Year_Sequence" ON "permits_permit" ("SiteId", "Year", "Sequence");


CREATE INDEX "IX_permits_permit_State_End" ON "permits_permit" ("State", "End");


CREATE UNIQUE INDEX "IX_permits_step_PermitId_Position" ON "permits_step" ("PermitId", "Position");