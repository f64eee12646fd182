CREATE TABLE "readiness_dispensation" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_readiness_dispensation" PRIMARY KEY,
    "ContractorId" TEXT NOT NULL,
    "WorkerId" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "Gate" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "Control" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "Witness" TEXT NOT NULL,
    "GrantedBy" TEXT NOT NULL,
    "GrantedAt" TEXT NOT NULL,
    "RevokedAt" TEXT NULL,
    "RevokedBy" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "readiness_effect" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_readiness_effect" PRIMARY KEY,
    "Path" TEXT NOT NULL,
    "Gate" TEXT NOT NULL,
    "Stage" TEXT NOT NULL,
    "Effect" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" TEXT NOT NULL
);


CREATE INDEX "IX_readiness_dispensation_ContractorId" ON "readiness_dispensation" ("ContractorId");


CREATE INDEX "IX_readiness_dispensation_WorkerId_To" ON "readiness_dispensation" ("WorkerId", "To");


CREATE INDEX "IX_readiness_effect_Path_Gate_Stage_From" ON "readiness_effect" ("Path", "Gate", "Stage", "From");