CREATE TABLE "competency_certificate" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_competency_certificate" PRIMARY KEY,
    "ContractorId" TEXT NOT NULL,
    "WorkerId" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "Class" TEXT NULL,
    "Scope" TEXT NULL,
    "Issuer" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "NumberKey" TEXT NOT NULL,
    "IssuedOn" TEXT NOT NULL,
    "ExpiresOn" TEXT NULL,
    "IsForThisEmployer" INTEGER NULL,
    "ChainId" TEXT NOT NULL,
    "LapsesOn" TEXT NULL,
    "VerifiedBy" TEXT NULL,
    "VerifiedAt" TEXT NULL,
    "VerifiedHow" TEXT NULL,
    "RevokedOn" TEXT NULL,
    "RevokedBy" TEXT NULL,
    "RevokedReason" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "competency_fitness" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_competency_fitness" PRIMARY KEY,
    "ContractorId" TEXT NOT NULL,
    "WorkerId" TEXT NOT NULL,
    "Result" TEXT NOT NULL,
    "Restrictions" TEXT NULL,
    "ExaminedOn" TEXT NOT NULL,
    "ValidUntil" TEXT NULL,
    "Clinic" TEXT NOT NULL
);


CREATE TABLE "competency_induction" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_competency_induction" PRIMARY KEY,
    "ContractorId" TEXT NOT NULL,
    "WorkerId" TEXT NOT NULL,
    "GivenOn" TEXT NOT NULL,
    "IsPassed" INTEGER NOT NULL,
    "Score" INTEGER NULL
);


CREATE TABLE "competency_requirement" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_competency_requirement" PRIMARY KEY,
    "JobType" TEXT NOT NULL,
    "Role" TEXT NULL,
    "AreaId" TEXT NULL,
    "CertificateType" TEXT NOT NULL,
    "Class" TEXT NULL,
    "IsMandatory" INTEGER NOT NULL,
    "Law" TEXT NOT NULL,
    "Status" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "competency_certificate_use" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_competency_certificate_use" PRIMARY KEY,
    "ContractorId" TEXT NOT NULL,
    "WorkerId" TEXT NOT NULL,
    "CertificateId" TEXT NOT NULL,
    "On" TEXT NOT NULL,
    "Work" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    CONSTRAINT "FK_competency_certificate_use_competency_certificate_CertificateId" FOREIGN KEY ("CertificateId") REFERENCES "competency_certificate" ("Id") ON DELETE RESTRICT
);


CREATE INDEX "IX_competency_certificate_ContractorId_LapsesOn" ON "competency_certificate" ("ContractorId", "LapsesOn");


CREATE INDEX "IX_competency_certificate_LapsesOn" ON "competency_certificate" ("LapsesOn");


CREATE UNIQUE INDEX "IX_competency_certificate_Type_NumberKey_WorkerId_IssuedOn" ON "competency_certificate" ("Type", "NumberKey", "WorkerId", "IssuedOn");


CREATE INDEX "IX_competency_certificate_WorkerId_Type" ON "competency_certificate" ("WorkerId", "Type");


CREATE INDEX "IX_competency_certificate_use_CertificateId_On" ON "competency_certificate_use" ("CertificateId", "On");


CREATE INDEX "IX_competency_certificate_use_WorkerId" ON "competency_certificate_use" ("WorkerId");


CREATE INDEX "IX_competency_fitness_ContractorId" ON "competency_fitness" ("ContractorId");


CREATE UNIQUE INDEX "IX_competency_fitness_WorkerId_ExaminedOn" ON "competency_fitness" ("WorkerId", "ExaminedOn");


CREATE INDEX "IX_competency_induction_ContractorId" ON "competency_induction" ("ContractorId");


CREATE UNIQUE INDEX "IX_competency_induction_WorkerId_GivenOn" ON "competency_induction" ("WorkerId", "GivenOn");


CREATE INDEX "IX_competency_requirement_JobType_CertificateType" ON "competency_requirement" ("JobType", "CertificateType");