CREATE TABLE [kernel_activity] (
    [Id] uniqueidentifier NOT NULL,
    [Sequence] bigint NOT NULL,
    [At] datetime2 NOT NULL,
    [UserName] nvarchar(100) NOT NULL,
    [Action] nvarchar(80) NOT NULL,
    [Subject] nvarchar(200) NOT NULL,
    [SubjectId] uniqueidentifier NULL,
    [ContractorId] uniqueidentifier NULL,
    [SiteId] uniqueidentifier NULL,
    [Before] nvarchar(max) NULL,
    [After] nvarchar(max) NULL,
    [Reason] nvarchar(1000) NULL,
    [PreviousHash] nvarchar(64) NOT NULL,
    [Hash] nvarchar(64) NOT NULL,
    CONSTRAINT [PK_kernel_activity] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [kernel_outbox] (
    [Id] bigint NOT NULL IDENTITY,
    [At] datetime2 NOT NULL,
    [Topic] nvarchar(60) NOT NULL,
    [ContractorId] uniqueidentifier NULL,
    [Payload] nvarchar(max) NOT NULL,
    [DoneAt] datetime2 NULL,
    [ClaimedUntil] datetime2 NULL,
    [Attempts] int NOT NULL,
    [Error] nvarchar(2000) NULL,
    CONSTRAINT [PK_kernel_outbox] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [kernel_person_key] (
    [PersonId] uniqueidentifier NOT NULL,
    [Wrapped] nvarchar(1000) NULL,
    [At] datetime2 NOT NULL,
    [DestroyedAt] datetime2 NULL,
    CONSTRAINT [PK_kernel_person_key] PRIMARY KEY ([PersonId])
);
GO


CREATE INDEX [IX_kernel_activity_At] ON [kernel_activity] ([At]);
GO


CREATE INDEX [IX_kernel_activity_ContractorId_Sequence] ON [kernel_activity] ([ContractorId], [Sequence]);
GO


CREATE UNIQUE INDEX [IX_kernel_activity_Sequence] ON [kernel_activity] ([Sequence]);
GO


CREATE INDEX [IX_kernel_activity_SiteId_Sequence] ON [kernel_activity] ([SiteId], [Sequence]);
GO


CREATE INDEX [IX_kernel_activity_Subject_Sequence] ON [kernel_activity] ([Subject], [Sequence]);
GO


CREATE INDEX [IX_kernel_activity_Subject_SubjectId] ON [kernel_activity] ([Subject], [SubjectId]);
GO


CREATE INDEX [IX_kernel_activity_UserName_Sequence] ON [kernel_activity] ([UserName], [Sequence]);
GO


CREATE INDEX [IX_kernel_outbox_DoneAt_Id] ON [kernel_outbox] ([DoneAt], [Id]);
GO