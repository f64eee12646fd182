CREATE TABLE "tokens_token" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_tokens_token" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "Scopes" TEXT NOT NULL,
    "CompanyId" TEXT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "RevokedAt" TEXT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "tokens_use" (
    "TokenId" TEXT NOT NULL CONSTRAINT "PK_tokens_use" PRIMARY KEY,
    "LastAt" TEXT NULL,
    CONSTRAINT "FK_tokens_use_tokens_token_TokenId" FOREIGN KEY ("TokenId") REFERENCES "tokens_token" ("Id") ON DELETE RESTRICT
);


CREATE UNIQUE INDEX "IX_tokens_token_Hash" ON "tokens_token" ("Hash");