using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icmesh.Host.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ChainActivity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // No row of the record may be changed. Those that are there are set aside, and ChainStart adds them to the chain in their order.
            migrationBuilder.Sql("SELECT * INTO [kernel_activity_unchained] FROM [kernel_activity]");

            migrationBuilder.DropTable(
                name: "kernel_activity");

            migrationBuilder.CreateTable(
                name: "kernel_activity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UserName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Action = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Before = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    After = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    PreviousHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_activity", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_activity_At",
                table: "kernel_activity",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_kernel_activity_ContractorId_Sequence",
                table: "kernel_activity",
                columns: new[] { "ContractorId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_activity_Sequence",
                table: "kernel_activity",
                column: "Sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_activity_Subject_SubjectId",
                table: "kernel_activity",
                columns: new[] { "Subject", "SubjectId" });

            // Rows of the record are added and never changed or removed, whoever asks.
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [kernel_activity_append_only] ON [kernel_activity] INSTEAD OF UPDATE, DELETE AS
                THROW 51000, N''The activity record is only ever added to.'', 1;')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_kernel_activity_ContractorId_Sequence",
                table: "kernel_activity");

            migrationBuilder.DropIndex(
                name: "IX_kernel_activity_Sequence",
                table: "kernel_activity");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "kernel_activity");

            migrationBuilder.DropColumn(
                name: "PreviousHash",
                table: "kernel_activity");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "kernel_activity");

            migrationBuilder.Sql("DROP TABLE IF EXISTS [kernel_activity_unchained]");
        }
    }
}
