CREATE TABLE "contractors_contractor" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_contractors_contractor" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "NormalizedCode" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "CsmsClass" TEXT NULL,
    "RolloutStage" TEXT NOT NULL,
    "MainContractorId" TEXT NULL,
    "TreeId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_contractors_contractor_contractors_contractor_MainContractorId" FOREIGN KEY ("MainContractorId") REFERENCES "contractors_contractor" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "contractors_site" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_contractors_site" PRIMARY KEY,
    "Code" TEXT NOT NULL,
    "NormalizedCode" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "contractors_worker" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_contractors_worker" PRIMARY KEY,
    "ContractorId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Position" TEXT NULL,
    "NikLast4" TEXT NOT NULL,
    "NikHash" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_contractors_worker_contractors_contractor_ContractorId" FOREIGN KEY ("ContractorId") REFERENCES "contractors_contractor" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "contractors_area" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_contractors_area" PRIMARY KEY,
    "SiteId" TEXT NOT NULL,
    "Code" TEXT NOT NULL,
    "NormalizedCode" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_contractors_area_contractors_site_SiteId" FOREIGN KEY ("SiteId") REFERENCES "contractors_site" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "contractors_man_hours" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_contractors_man_hours" PRIMARY KEY,
    "ContractorId" TEXT NOT NULL,
    "SiteId" TEXT NOT NULL,
    "Month" INTEGER NOT NULL,
    "Hours" INTEGER NOT NULL,
    "Headcount" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_contractors_man_hours_contractors_contractor_ContractorId" FOREIGN KEY ("ContractorId") REFERENCES "contractors_contractor" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_contractors_man_hours_contractors_site_SiteId" FOREIGN KEY ("SiteId") REFERENCES "contractors_site" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "contractors_contract" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_contractors_contract" PRIMARY KEY,
    "ContractorId" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "RiskClass" TEXT NOT NULL,
    "SiteId" TEXT NOT NULL,
    "AreaId" TEXT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_contractors_contract_contractors_area_AreaId" FOREIGN KEY ("AreaId") REFERENCES "contractors_area" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_contractors_contract_contractors_contractor_ContractorId" FOREIGN KEY ("ContractorId") REFERENCES "contractors_contractor" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_contractors_contract_contractors_site_SiteId" FOREIGN KEY ("SiteId") REFERENCES "contractors_site" ("Id") ON DELETE RESTRICT
);


CREATE UNIQUE INDEX "IX_contractors_area_SiteId_NormalizedCode" ON "contractors_area" ("SiteId", "NormalizedCode");


CREATE INDEX "IX_contractors_contract_AreaId" ON "contractors_contract" ("AreaId");


CREATE UNIQUE INDEX "IX_contractors_contract_ContractorId_Number" ON "contractors_contract" ("ContractorId", "Number");


CREATE INDEX "IX_contractors_contract_SiteId" ON "contractors_contract" ("SiteId");


CREATE INDEX "IX_contractors_contractor_MainContractorId" ON "contractors_contractor" ("MainContractorId");


CREATE UNIQUE INDEX "IX_contractors_contractor_NormalizedCode" ON "contractors_contractor" ("NormalizedCode");


CREATE INDEX "IX_contractors_contractor_TreeId" ON "contractors_contractor" ("TreeId");


CREATE INDEX "IX_contractors_man_hours_ContractorId_Month_Hours_Headcount" ON "contractors_man_hours" ("ContractorId", "Month", "Hours", "Headcount");


CREATE UNIQUE INDEX "IX_contractors_man_hours_ContractorId_SiteId_Month" ON "contractors_man_hours" ("ContractorId", "SiteId", "Month");


CREATE INDEX "IX_contractors_man_hours_SiteId" ON "contractors_man_hours" ("SiteId");


CREATE UNIQUE INDEX "IX_contractors_site_NormalizedCode" ON "contractors_site" ("NormalizedCode");


CREATE UNIQUE INDEX "IX_contractors_worker_ContractorId_NikHash" ON "contractors_worker" ("ContractorId", "NikHash");