CREATE TABLE [apd_item] (
    [Id] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [Serial] nvarchar(60) NOT NULL,
    [NormalizedSerial] nvarchar(60) NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Size] nvarchar(20) NULL,
    [ManufacturedOn] date NULL,
    [InServiceOn] date NULL,
    [State] nvarchar(40) NOT NULL,
    [NextInspectionOn] date NULL,
    [Wear] int NOT NULL,
    [HarmedBy] nvarchar(40) NULL,
    [HarmedAt] datetime2 NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_apd_item] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [apd_observation] (
    [Id] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [AreaId] uniqueidentifier NULL,
    [WorkerId] uniqueidentifier NOT NULL,
    [JobType] nvarchar(40) NOT NULL,
    [ObservedAt] datetime2 NOT NULL,
    [Month] int NOT NULL,
    [Missing] nvarchar(400) NULL,
    [IsCompliant] bit NOT NULL,
    [Note] nvarchar(1000) NOT NULL,
    [By] nvarchar(100) NOT NULL,
    CONSTRAINT [PK_apd_observation] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [apd_event] (
    [Id] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [ItemId] uniqueidentifier NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [At] datetime2 NOT NULL,
    [Note] nvarchar(1000) NOT NULL,
    [By] nvarchar(100) NOT NULL,
    CONSTRAINT [PK_apd_event] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_apd_event_apd_item_ItemId] FOREIGN KEY ([ItemId]) REFERENCES [apd_item] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [apd_inspection] (
    [Id] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [ItemId] uniqueidentifier NOT NULL,
    [On] date NOT NULL,
    [Passed] bit NOT NULL,
    [Wear] int NOT NULL,
    [Note] nvarchar(1000) NOT NULL,
    [By] nvarchar(100) NOT NULL,
    [At] datetime2 NOT NULL,
    CONSTRAINT [PK_apd_inspection] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_apd_inspection_apd_item_ItemId] FOREIGN KEY ([ItemId]) REFERENCES [apd_item] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [apd_issue] (
    [Id] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [ItemId] uniqueidentifier NOT NULL,
    [WorkerId] uniqueidentifier NOT NULL,
    [IssuedAt] datetime2 NOT NULL,
    [IssuedBy] nvarchar(100) NOT NULL,
    [Acknowledged] nvarchar(40) NOT NULL,
    [SignedAs] nvarchar(200) NULL,
    [EndedAt] datetime2 NULL,
    [EndedBy] nvarchar(100) NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_apd_issue] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_apd_issue_apd_item_ItemId] FOREIGN KEY ([ItemId]) REFERENCES [apd_item] ([Id]) ON DELETE NO ACTION
);
GO


CREATE INDEX [IX_apd_event_ContractorId] ON [apd_event] ([ContractorId]);
GO


CREATE INDEX [IX_apd_event_ItemId] ON [apd_event] ([ItemId]);
GO


CREATE INDEX [IX_apd_inspection_ContractorId] ON [apd_inspection] ([ContractorId]);
GO


CREATE INDEX [IX_apd_inspection_ItemId] ON [apd_inspection] ([ItemId]);
GO


CREATE INDEX [IX_apd_issue_ContractorId_IssuedAt] ON [apd_issue] ([ContractorId], [IssuedAt]);
GO


CREATE INDEX [IX_apd_issue_ItemId] ON [apd_issue] ([ItemId]);
GO


CREATE INDEX [IX_apd_issue_WorkerId_EndedAt] ON [apd_issue] ([WorkerId], [EndedAt]);
GO


CREATE UNIQUE INDEX [IX_apd_item_ContractorId_NormalizedSerial] ON [apd_item] ([ContractorId], [NormalizedSerial]);
GO


CREATE INDEX [IX_apd_item_NormalizedSerial] ON [apd_item] ([NormalizedSerial]);
GO


CREATE INDEX [IX_apd_item_State_NextInspectionOn] ON [apd_item] ([State], [NextInspectionOn]);
GO


CREATE INDEX [IX_apd_observation_ContractorId_ObservedAt_IsCompliant] ON [apd_observation] ([ContractorId], [ObservedAt], [IsCompliant]);
GO


CREATE INDEX [IX_apd_observation_ObservedAt] ON [apd_observation] ([ObservedAt]);
GO


CREATE UNIQUE INDEX [IX_apd_observation_WorkerId_ObservedAt_JobType] ON [apd_observation] ([WorkerId], [ObservedAt], [JobType]);
GO