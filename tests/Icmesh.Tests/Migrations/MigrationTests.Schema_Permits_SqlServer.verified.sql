CREATE TABLE [permits_number] (
    [SiteId] uniqueidentifier NOT NULL,
    [Year] int NOT NULL,
    [Last] int NOT NULL,
    CONSTRAINT [PK_permits_number] PRIMARY KEY ([SiteId], [Year])
);
GO


CREATE TABLE [permits_permit] (
    [Id] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [Year] int NOT NULL,
    [Sequence] int NOT NULL,
    [Number] nvarchar(60) NOT NULL,
    [AreaId] uniqueidentifier NOT NULL,
    [Place] nvarchar(200) NULL,
    [Description] nvarchar(1000) NOT NULL,
    [Types] nvarchar(400) NOT NULL,
    [Start] datetime2 NOT NULL,
    [End] datetime2 NOT NULL,
    [AskedEnd] datetime2 NULL,
    [Extensions] int NOT NULL,
    [State] nvarchar(40) NOT NULL,
    [StateSince] datetime2 NOT NULL,
    [Rating] int NULL,
    [HeldUntil] datetime2 NULL,
    [HotWorkEndedAt] datetime2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_permits_permit] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [permits_check] (
    [Id] uniqueidentifier NOT NULL,
    [PermitId] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [Code] nvarchar(40) NOT NULL,
    [Answer] nvarchar(40) NOT NULL,
    [At] datetime2 NOT NULL,
    [By] nvarchar(100) NOT NULL,
    CONSTRAINT [PK_permits_check] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_permits_check_permits_permit_PermitId] FOREIGN KEY ([PermitId]) REFERENCES [permits_permit] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [permits_counted] (
    [Id] uniqueidentifier NOT NULL,
    [PermitId] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [WorkerId] uniqueidentifier NOT NULL,
    [InAt] datetime2 NOT NULL,
    [OutAt] datetime2 NULL,
    [By] nvarchar(100) NOT NULL,
    CONSTRAINT [PK_permits_counted] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_permits_counted_permits_permit_PermitId] FOREIGN KEY ([PermitId]) REFERENCES [permits_permit] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [permits_crew] (
    [Id] uniqueidentifier NOT NULL,
    [PermitId] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [WorkerId] uniqueidentifier NOT NULL,
    [Role] nvarchar(40) NOT NULL,
    CONSTRAINT [PK_permits_crew] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_permits_crew_permits_permit_PermitId] FOREIGN KEY ([PermitId]) REFERENCES [permits_permit] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [permits_decision] (
    [Id] uniqueidentifier NOT NULL,
    [PermitId] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [Position] int NOT NULL,
    [Command] nvarchar(40) NOT NULL,
    [From] nvarchar(40) NOT NULL,
    [To] nvarchar(40) NULL,
    [Role] nvarchar(40) NOT NULL,
    [At] datetime2 NOT NULL,
    [End] datetime2 NOT NULL,
    [By] nvarchar(100) NOT NULL,
    [SignerId] uniqueidentifier NULL,
    [SignerName] nvarchar(100) NOT NULL,
    [Reason] nvarchar(500) NULL,
    [Evidence] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_permits_decision] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_permits_decision_permits_permit_PermitId] FOREIGN KEY ([PermitId]) REFERENCES [permits_permit] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [permits_document] (
    [Id] uniqueidentifier NOT NULL,
    [PermitId] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [Code] nvarchar(40) NOT NULL,
    CONSTRAINT [PK_permits_document] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_permits_document_permits_permit_PermitId] FOREIGN KEY ([PermitId]) REFERENCES [permits_permit] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [permits_gas_test] (
    [Id] uniqueidentifier NOT NULL,
    [PermitId] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [At] datetime2 NOT NULL,
    [By] nvarchar(100) NOT NULL,
    [Instrument] nvarchar(100) NOT NULL,
    [CalibratedOn] date NOT NULL,
    [Height] nvarchar(40) NOT NULL,
    [Oxygen] decimal(18,6) NOT NULL,
    [Lel] decimal(18,6) NOT NULL,
    [CoPpm] decimal(18,6) NOT NULL,
    [H2sPpm] decimal(18,6) NOT NULL,
    [IsSafe] bit NOT NULL,
    [Evidence] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_permits_gas_test] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_permits_gas_test_permits_permit_PermitId] FOREIGN KEY ([PermitId]) REFERENCES [permits_permit] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [permits_isolation] (
    [Id] uniqueidentifier NOT NULL,
    [PermitId] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [Name] nvarchar(100) NOT NULL,
    [LockedAt] datetime2 NULL,
    [TriedAt] datetime2 NULL,
    [RemovedAt] datetime2 NULL,
    [By] nvarchar(100) NOT NULL,
    CONSTRAINT [PK_permits_isolation] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_permits_isolation_permits_permit_PermitId] FOREIGN KEY ([PermitId]) REFERENCES [permits_permit] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [permits_mitigation] (
    [Id] uniqueidentifier NOT NULL,
    [PermitId] uniqueidentifier NOT NULL,
    [OtherId] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [Text] nvarchar(1000) NOT NULL,
    [At] datetime2 NOT NULL,
    [By] nvarchar(100) NOT NULL,
    CONSTRAINT [PK_permits_mitigation] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_permits_mitigation_permits_permit_PermitId] FOREIGN KEY ([PermitId]) REFERENCES [permits_permit] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [permits_step] (
    [Id] uniqueidentifier NOT NULL,
    [PermitId] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [Position] int NOT NULL,
    [Work] nvarchar(500) NOT NULL,
    [Hazards] nvarchar(400) NOT NULL,
    [Controls] nvarchar(2000) NOT NULL,
    CONSTRAINT [PK_permits_step] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_permits_step_permits_permit_PermitId] FOREIGN KEY ([PermitId]) REFERENCES [permits_permit] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [permits_answer] (
    [Id] uniqueidentifier NOT NULL,
    [DecisionId] uniqueidentifier NOT NULL,
    [PermitId] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [WorkerId] uniqueidentifier NOT NULL,
    [Outcome] nvarchar(40) NOT NULL,
    [Evidence] nvarchar(max) NULL,
    CONSTRAINT [PK_permits_answer] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_permits_answer_permits_decision_DecisionId] FOREIGN KEY ([DecisionId]) REFERENCES [permits_decision] ([Id]) ON DELETE NO ACTION
);
GO


CREATE INDEX [IX_permits_answer_DecisionId] ON [permits_answer] ([DecisionId]);
GO


CREATE INDEX [IX_permits_answer_WorkerId] ON [permits_answer] ([WorkerId]);
GO


CREATE UNIQUE INDEX [IX_permits_check_PermitId_Code] ON [permits_check] ([PermitId], [Code]);
GO


CREATE INDEX [IX_permits_counted_PermitId_Kind_OutAt] ON [permits_counted] ([PermitId], [Kind], [OutAt]);
GO


CREATE INDEX [IX_permits_counted_WorkerId] ON [permits_counted] ([WorkerId]);
GO


CREATE UNIQUE INDEX [IX_permits_crew_PermitId_WorkerId] ON [permits_crew] ([PermitId], [WorkerId]);
GO


CREATE INDEX [IX_permits_crew_WorkerId] ON [permits_crew] ([WorkerId]);
GO


CREATE UNIQUE INDEX [IX_permits_decision_PermitId_Position] ON [permits_decision] ([PermitId], [Position]);
GO


CREATE INDEX [IX_permits_decision_SignerId] ON [permits_decision] ([SignerId]);
GO


CREATE UNIQUE INDEX [IX_permits_document_PermitId_Code] ON [permits_document] ([PermitId], [Code]);
GO


CREATE INDEX [IX_permits_gas_test_PermitId_At] ON [permits_gas_test] ([PermitId], [At]);
GO


CREATE INDEX [IX_permits_isolation_PermitId] ON [permits_isolation] ([PermitId]);
GO


CREATE INDEX [IX_permits_mitigation_OtherId] ON [permits_mitigation] ([OtherId]);
GO


CREATE INDEX [IX_permits_mitigation_PermitId] ON [permits_mitigation] ([PermitId]);
GO


CREATE INDEX [IX_permits_permit_ContractorId_State] ON [permits_permit] ([ContractorId], [State]);
GO


CREATE UNIQUE INDEX [IX_permits_permit_Number] ON [permits_permit] ([Number]);
GO


CREATE INDEX [IX_permits_permit_SiteId_AreaId_State] ON [permits_permit] ([SiteId], [AreaId], [State]);
GO


CREATE UNIQUE INDEX [IX_permits_permit_SiteId_Year_Sequence] ON [permits_permit] ([SiteId], [Year], [Sequence]);
GO


CREATE INDEX [IX_permits_permit_State_End] ON [permits_permit] ([State], [End]);
GO


CREATE UNIQUE INDEX [IX_permits_step_PermitId_Position] ON [permits_step] ([PermitId], [Position]);
GO