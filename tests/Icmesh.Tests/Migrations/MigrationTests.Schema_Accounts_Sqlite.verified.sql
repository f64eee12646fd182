CREATE TABLE "accounts_account" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_accounts_account" PRIMARY KEY,
    "DisplayName" TEXT NOT NULL,
    "ContractorId" TEXT NULL,
    "SiteId" TEXT NULL,
    "WorkerId" TEXT NULL,
    "IsDisabled" INTEGER NOT NULL,
    "Language" TEXT NOT NULL,
    "OneTimeUntil" TEXT NULL,
    "SecondFactorResetAt" TEXT NULL,
    "LastSignInAt" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "UserName" TEXT NOT NULL,
    "NormalizedUserName" TEXT NOT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL
);


CREATE TABLE "accounts_attempts" (
    "Subject" TEXT NOT NULL CONSTRAINT "PK_accounts_attempts" PRIMARY KEY,
    "Count" INTEGER NOT NULL,
    "Until" TEXT NOT NULL
);


CREATE TABLE "accounts_data_protection_key" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_accounts_data_protection_key" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
);


CREATE TABLE "accounts_set_up_code" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_accounts_set_up_code" PRIMARY KEY,
    "Hash" TEXT NOT NULL,
    "EndsAt" TEXT NOT NULL
);


CREATE TABLE "accounts_claim" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_accounts_claim" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_accounts_claim_accounts_account_UserId" FOREIGN KEY ("UserId") REFERENCES "accounts_account" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "accounts_login" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_accounts_login" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_accounts_login_accounts_account_UserId" FOREIGN KEY ("UserId") REFERENCES "accounts_account" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "accounts_passkey" (
    "CredentialId" BLOB NOT NULL CONSTRAINT "PK_accounts_passkey" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_accounts_passkey_accounts_account_UserId" FOREIGN KEY ("UserId") REFERENCES "accounts_account" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "accounts_phone" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_accounts_phone" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "SecretHash" TEXT NOT NULL,
    "PinHash" TEXT NOT NULL,
    "WrongPins" INTEGER NOT NULL,
    "EnrolledAt" TEXT NOT NULL,
    "LastSeenAt" TEXT NOT NULL,
    CONSTRAINT "FK_accounts_phone_accounts_account_AccountId" FOREIGN KEY ("AccountId") REFERENCES "accounts_account" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "accounts_phone_code" (
    "AccountId" TEXT NOT NULL CONSTRAINT "PK_accounts_phone_code" PRIMARY KEY,
    "Hash" TEXT NOT NULL,
    "EndsAt" TEXT NOT NULL,
    CONSTRAINT "FK_accounts_phone_code_accounts_account_AccountId" FOREIGN KEY ("AccountId") REFERENCES "accounts_account" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "accounts_recovery_code" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_accounts_recovery_code" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "FK_accounts_recovery_code_accounts_account_AccountId" FOREIGN KEY ("AccountId") REFERENCES "accounts_account" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "accounts_role" (
    "AccountId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    CONSTRAINT "PK_accounts_role" PRIMARY KEY ("AccountId", "Role"),
    CONSTRAINT "FK_accounts_role_accounts_account_AccountId" FOREIGN KEY ("AccountId") REFERENCES "accounts_account" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "accounts_second_factor" (
    "AccountId" TEXT NOT NULL CONSTRAINT "PK_accounts_second_factor" PRIMARY KEY,
    "SealedSecret" TEXT NOT NULL,
    "ConfirmedAt" TEXT NULL,
    "LastStep" INTEGER NOT NULL,
    CONSTRAINT "FK_accounts_second_factor_accounts_account_AccountId" FOREIGN KEY ("AccountId") REFERENCES "accounts_account" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "accounts_token" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_accounts_token" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_accounts_token_accounts_account_UserId" FOREIGN KEY ("UserId") REFERENCES "accounts_account" ("Id") ON DELETE RESTRICT
);


CREATE TABLE "accounts_session" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_accounts_session" PRIMARY KEY,
    "AccountId" TEXT NOT NULL,
    "Stamp" TEXT NOT NULL,
    "Method" TEXT NOT NULL,
    "IsStrong" INTEGER NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "LastSeenAt" TEXT NOT NULL,
    "EndsAt" TEXT NOT NULL,
    "ProvedAt" TEXT NULL,
    "PhoneId" TEXT NULL,
    "Browser" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    CONSTRAINT "FK_accounts_session_accounts_account_AccountId" FOREIGN KEY ("AccountId") REFERENCES "accounts_account" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_accounts_session_accounts_phone_PhoneId" FOREIGN KEY ("PhoneId") REFERENCES "accounts_phone" ("Id") ON DELETE RESTRICT
);


CREATE INDEX "IX_accounts_account_ContractorId" ON "accounts_account" ("ContractorId");


CREATE UNIQUE INDEX "IX_accounts_account_NormalizedEmail" ON "accounts_account" ("NormalizedEmail");


CREATE UNIQUE INDEX "IX_accounts_account_NormalizedUserName" ON "accounts_account" ("NormalizedUserName");


CREATE UNIQUE INDEX "IX_accounts_account_PhoneNumber" ON "accounts_account" ("PhoneNumber");


CREATE UNIQUE INDEX "IX_accounts_account_WorkerId" ON "accounts_account" ("WorkerId");


CREATE INDEX "IX_accounts_attempts_Until" ON "accounts_attempts" ("Until");


CREATE INDEX "IX_accounts_claim_UserId" ON "accounts_claim" ("UserId");


CREATE INDEX "IX_accounts_login_UserId" ON "accounts_login" ("UserId");


CREATE INDEX "IX_accounts_passkey_UserId" ON "accounts_passkey" ("UserId");


CREATE INDEX "IX_accounts_phone_AccountId" ON "accounts_phone" ("AccountId");


CREATE UNIQUE INDEX "IX_accounts_phone_code_Hash" ON "accounts_phone_code" ("Hash");


CREATE UNIQUE INDEX "IX_accounts_recovery_code_AccountId_Hash" ON "accounts_recovery_code" ("AccountId", "Hash");


CREATE INDEX "IX_accounts_session_AccountId" ON "accounts_session" ("AccountId");


CREATE INDEX "IX_accounts_session_EndsAt" ON "accounts_session" ("EndsAt");


CREATE INDEX "IX_accounts_session_PhoneId" ON "accounts_session" ("PhoneId");