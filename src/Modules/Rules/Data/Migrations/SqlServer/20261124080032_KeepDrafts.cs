using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icmesh.Rules.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class KeepDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_rules_version_Sha256",
                table: "rules_version");

            migrationBuilder.AddColumn<string>(
                name: "Author",
                table: "rules_version",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "rules_version",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "By",
                table: "rules_live",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "Since",
                table: "rules_live",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.CreateTable(
                name: "rules_draft",
                columns: table => new
                {
                    Path = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Author = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rules_draft", x => x.Path);
                });

            migrationBuilder.Sql(KeepDraftsSql.OneNumberPerContent);
            migrationBuilder.Sql(KeepDraftsSql.LiveSince);

            migrationBuilder.CreateIndex(
                name: "IX_rules_version_Sha256_Path",
                table: "rules_version",
                columns: new[] { "Sha256", "Path" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rules_draft");

            migrationBuilder.DropIndex(
                name: "IX_rules_version_Sha256_Path",
                table: "rules_version");

            migrationBuilder.DropColumn(
                name: "Author",
                table: "rules_version");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "rules_version");

            migrationBuilder.DropColumn(
                name: "By",
                table: "rules_live");

            migrationBuilder.DropColumn(
                name: "Since",
                table: "rules_live");

            migrationBuilder.CreateIndex(
                name: "IX_rules_version_Sha256",
                table: "rules_version",
                column: "Sha256");
        }
    }
}
