CREATE TABLE [accounts_account] (
    [Id] uniqueidentifier NOT NULL,
    [DisplayName] nvarchar(200) NOT NULL,
    [ContractorId] uniqueidentifier NULL,
    [SiteId] uniqueidentifier NULL,
    [WorkerId] uniqueidentifier NULL,
    [IsDisabled] bit NOT NULL,
    [Language] nvarchar(2) NOT NULL,
    [OneTimeUntil] datetime2 NULL,
    [SecondFactorResetAt] datetime2 NULL,
    [LastSignInAt] datetime2 NULL,
    [CreatedAt] datetime2 NOT NULL,
    [Version] bigint NOT NULL,
    [UserName] nvarchar(60) NOT NULL,
    [NormalizedUserName] nvarchar(60) NOT NULL,
    [Email] nvarchar(254) NULL,
    [NormalizedEmail] nvarchar(254) NULL,
    [PasswordHash] nvarchar(500) NULL,
    [SecurityStamp] nvarchar(40) NULL,
    [PhoneNumber] nvarchar(20) NULL,
    [TwoFactorEnabled] bit NOT NULL,
    CONSTRAINT [PK_accounts_account] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [accounts_attempts] (
    [Subject] nvarchar(64) NOT NULL,
    [Count] int NOT NULL,
    [Until] datetime2 NOT NULL,
    CONSTRAINT [PK_accounts_attempts] PRIMARY KEY ([Subject])
);
GO


CREATE TABLE [accounts_data_protection_key] (
    [Id] int NOT NULL IDENTITY,
    [FriendlyName] nvarchar(200) NULL,
    [Xml] nvarchar(max) NULL,
    CONSTRAINT [PK_accounts_data_protection_key] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [accounts_set_up_code] (
    [Id] uniqueidentifier NOT NULL,
    [Hash] nvarchar(64) NOT NULL,
    [EndsAt] datetime2 NOT NULL,
    CONSTRAINT [PK_accounts_set_up_code] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [accounts_claim] (
    [Id] int NOT NULL IDENTITY,
    [UserId] uniqueidentifier NOT NULL,
    [ClaimType] nvarchar(200) NULL,
    [ClaimValue] nvarchar(200) NULL,
    CONSTRAINT [PK_accounts_claim] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_accounts_claim_accounts_account_UserId] FOREIGN KEY ([UserId]) REFERENCES [accounts_account] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [accounts_login] (
    [LoginProvider] nvarchar(128) NOT NULL,
    [ProviderKey] nvarchar(128) NOT NULL,
    [ProviderDisplayName] nvarchar(200) NULL,
    [UserId] uniqueidentifier NOT NULL,
    CONSTRAINT [PK_accounts_login] PRIMARY KEY ([LoginProvider], [ProviderKey]),
    CONSTRAINT [FK_accounts_login_accounts_account_UserId] FOREIGN KEY ([UserId]) REFERENCES [accounts_account] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [accounts_passkey] (
    [CredentialId] varbinary(800) NOT NULL,
    [UserId] uniqueidentifier NOT NULL,
    [Data] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_accounts_passkey] PRIMARY KEY ([CredentialId]),
    CONSTRAINT [FK_accounts_passkey_accounts_account_UserId] FOREIGN KEY ([UserId]) REFERENCES [accounts_account] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [accounts_phone] (
    [Id] uniqueidentifier NOT NULL,
    [AccountId] uniqueidentifier NOT NULL,
    [Name] nvarchar(40) NOT NULL,
    [SecretHash] nvarchar(64) NOT NULL,
    [PinHash] nvarchar(500) NOT NULL,
    [WrongPins] int NOT NULL,
    [EnrolledAt] datetime2 NOT NULL,
    [LastSeenAt] datetime2 NOT NULL,
    CONSTRAINT [PK_accounts_phone] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_accounts_phone_accounts_account_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [accounts_account] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [accounts_phone_code] (
    [AccountId] uniqueidentifier NOT NULL,
    [Hash] nvarchar(64) NOT NULL,
    [EndsAt] datetime2 NOT NULL,
    CONSTRAINT [PK_accounts_phone_code] PRIMARY KEY ([AccountId]),
    CONSTRAINT [FK_accounts_phone_code_accounts_account_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [accounts_account] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [accounts_recovery_code] (
    [Id] uniqueidentifier NOT NULL,
    [AccountId] uniqueidentifier NOT NULL,
    [Hash] nvarchar(64) NOT NULL,
    CONSTRAINT [PK_accounts_recovery_code] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_accounts_recovery_code_accounts_account_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [accounts_account] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [accounts_role] (
    [AccountId] uniqueidentifier NOT NULL,
    [Role] nvarchar(40) NOT NULL,
    CONSTRAINT [PK_accounts_role] PRIMARY KEY ([AccountId], [Role]),
    CONSTRAINT [FK_accounts_role_accounts_account_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [accounts_account] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [accounts_second_factor] (
    [AccountId] uniqueidentifier NOT NULL,
    [SealedSecret] nvarchar(500) NOT NULL,
    [ConfirmedAt] datetime2 NULL,
    [LastStep] bigint NOT NULL,
    CONSTRAINT [PK_accounts_second_factor] PRIMARY KEY ([AccountId]),
    CONSTRAINT [FK_accounts_second_factor_accounts_account_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [accounts_account] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [accounts_token] (
    [UserId] uniqueidentifier NOT NULL,
    [LoginProvider] nvarchar(128) NOT NULL,
    [Name] nvarchar(128) NOT NULL,
    [Value] nvarchar(max) NULL,
    CONSTRAINT [PK_accounts_token] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
    CONSTRAINT [FK_accounts_token_accounts_account_UserId] FOREIGN KEY ([UserId]) REFERENCES [accounts_account] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [accounts_session] (
    [Id] uniqueidentifier NOT NULL,
    [AccountId] uniqueidentifier NOT NULL,
    [Stamp] nvarchar(40) NOT NULL,
    [Method] nvarchar(40) NOT NULL,
    [IsStrong] bit NOT NULL,
    [StartedAt] datetime2 NOT NULL,
    [LastSeenAt] datetime2 NOT NULL,
    [EndsAt] datetime2 NOT NULL,
    [ProvedAt] datetime2 NULL,
    [PhoneId] uniqueidentifier NULL,
    [Browser] nvarchar(60) NOT NULL,
    [Address] nvarchar(45) NOT NULL,
    CONSTRAINT [PK_accounts_session] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_accounts_session_accounts_account_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [accounts_account] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_accounts_session_accounts_phone_PhoneId] FOREIGN KEY ([PhoneId]) REFERENCES [accounts_phone] ([Id]) ON DELETE NO ACTION
);
GO


CREATE INDEX [IX_accounts_account_ContractorId] ON [accounts_account] ([ContractorId]);
GO


CREATE UNIQUE INDEX [IX_accounts_account_NormalizedEmail] ON [accounts_account] ([NormalizedEmail]) WHERE [NormalizedEmail] IS NOT NULL;
GO


CREATE UNIQUE INDEX [IX_accounts_account_NormalizedUserName] ON [accounts_account] ([NormalizedUserName]);
GO


CREATE UNIQUE INDEX [IX_accounts_account_PhoneNumber] ON [accounts_account] ([PhoneNumber]) WHERE [PhoneNumber] IS NOT NULL;
GO


CREATE UNIQUE INDEX [IX_accounts_account_WorkerId] ON [accounts_account] ([WorkerId]) WHERE [WorkerId] IS NOT NULL;
GO


CREATE INDEX [IX_accounts_attempts_Until] ON [accounts_attempts] ([Until]);
GO


CREATE INDEX [IX_accounts_claim_UserId] ON [accounts_claim] ([UserId]);
GO


CREATE INDEX [IX_accounts_login_UserId] ON [accounts_login] ([UserId]);
GO


CREATE INDEX [IX_accounts_passkey_UserId] ON [accounts_passkey] ([UserId]);
GO


CREATE INDEX [IX_accounts_phone_AccountId] ON [accounts_phone] ([AccountId]);
GO


CREATE UNIQUE INDEX [IX_accounts_phone_code_Hash] ON [accounts_phone_code] ([Hash]);
GO


CREATE UNIQUE INDEX [IX_accounts_recovery_code_AccountId_Hash] ON [accounts_recovery_code] ([AccountId], [Hash]);
GO


CREATE INDEX [IX_accounts_session_AccountId] ON [accounts_session] ([AccountId]);
GO


CREATE INDEX [IX_accounts_session_EndsAt] ON [accounts_session] ([EndsAt]);
GO


CREATE INDEX [IX_accounts_session_PhoneId] ON [accounts_session] ([PhoneId]);
GO