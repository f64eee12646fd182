CREATE TABLE [readiness_dispensation] (
    [Id] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [WorkerId] uniqueidentifier NOT NULL,
    [Path] nvarchar(120) NOT NULL,
    [Gate] nvarchar(60) NOT NULL,
    [Key] nvarchar(80) NOT NULL,
    [From] date NOT NULL,
    [To] date NOT NULL,
    [Control] nvarchar(500) NOT NULL,
    [Reason] nvarchar(500) NOT NULL,
    [Witness] nvarchar(100) NOT NULL,
    [GrantedBy] nvarchar(100) NOT NULL,
    [GrantedAt] datetime2 NOT NULL,
    [RevokedAt] datetime2 NULL,
    [RevokedBy] nvarchar(100) NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_readiness_dispensation] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [readiness_effect] (
    [Id] uniqueidentifier NOT NULL,
    [Path] nvarchar(120) NOT NULL,
    [Gate] nvarchar(60) NOT NULL,
    [Stage] nvarchar(40) NOT NULL,
    [Effect] nvarchar(40) NOT NULL,
    [From] date NOT NULL,
    [Reason] nvarchar(500) NOT NULL,
    [By] nvarchar(100) NOT NULL,
    [At] datetime2 NOT NULL,
    CONSTRAINT [PK_readiness_effect] PRIMARY KEY ([Id])
);
GO


CREATE INDEX [IX_readiness_dispensation_ContractorId] ON [readiness_dispensation] ([ContractorId]);
GO


CREATE INDEX [IX_readiness_dispensation_WorkerId_To] ON [readiness_dispensation] ([WorkerId], [To]);
GO


CREATE INDEX [IX_readiness_effect_Path_Gate_Stage_From] ON [readiness_effect] ([Path], [Gate], [Stage], [From]);
GO