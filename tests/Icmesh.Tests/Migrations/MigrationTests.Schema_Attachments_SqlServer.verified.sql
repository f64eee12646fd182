CREATE TABLE [attachments_attachment] (
    [Id] uniqueidentifier NOT NULL,
    [Subject] nvarchar(60) NOT NULL,
    [SubjectId] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Kind] nvarchar(40) NOT NULL,
    [Length] bigint NOT NULL,
    [Sha256] nvarchar(64) NOT NULL,
    [State] nvarchar(40) NOT NULL,
    [At] datetime2 NOT NULL,
    [By] nvarchar(100) NOT NULL,
    CONSTRAINT [PK_attachments_attachment] PRIMARY KEY ([Id])
);
GO


CREATE INDEX [IX_attachments_attachment_State] ON [attachments_attachment] ([State]);
GO


CREATE INDEX [IX_attachments_attachment_Subject_SubjectId_At] ON [attachments_attachment] ([Subject], [SubjectId], [At]);
GO