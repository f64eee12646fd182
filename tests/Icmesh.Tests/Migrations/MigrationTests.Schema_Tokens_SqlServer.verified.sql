CREATE TABLE [tokens_token] (
    [Id] uniqueidentifier NOT NULL,
    [Name] nvarchar(60) NOT NULL,
    [Hash] nvarchar(64) NOT NULL,
    [Scopes] nvarchar(1000) NOT NULL,
    [CompanyId] uniqueidentifier NULL,
    [At] datetime2 NOT NULL,
    [By] nvarchar(100) NOT NULL,
    [ExpiresAt] datetime2 NOT NULL,
    [RevokedAt] datetime2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_tokens_token] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [tokens_use] (
    [TokenId] uniqueidentifier NOT NULL,
    [LastAt] datetime2 NULL,
    CONSTRAINT [PK_tokens_use] PRIMARY KEY ([TokenId]),
    CONSTRAINT [FK_tokens_use_tokens_token_TokenId] FOREIGN KEY ([TokenId]) REFERENCES [tokens_token] ([Id]) ON DELETE NO ACTION
);
GO


CREATE UNIQUE INDEX [IX_tokens_token_Hash] ON [tokens_token] ([Hash]);
GO