using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icmesh.Apd.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "apd_item",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Serial = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    NormalizedSerial = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Size = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    ManufacturedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    InServiceOn = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    NextInspectionOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Wear = table.Column<int>(type: "int", nullable: false),
                    HarmedBy = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    HarmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_apd_item", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "apd_event",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_apd_event", x => x.Id);
                    table.ForeignKey(
                        name: "FK_apd_event_apd_item_ItemId",
                        column: x => x.ItemId,
                        principalTable: "apd_item",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "apd_inspection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Passed = table.Column<bool>(type: "bit", nullable: false),
                    Wear = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_apd_inspection", x => x.Id);
                    table.ForeignKey(
                        name: "FK_apd_inspection_apd_item_ItemId",
                        column: x => x.ItemId,
                        principalTable: "apd_item",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "apd_issue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WorkerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IssuedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Acknowledged = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SignedAs = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_apd_issue", x => x.Id);
                    table.ForeignKey(
                        name: "FK_apd_issue_apd_item_ItemId",
                        column: x => x.ItemId,
                        principalTable: "apd_item",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_apd_event_ContractorId",
                table: "apd_event",
                column: "ContractorId");

            migrationBuilder.CreateIndex(
                name: "IX_apd_event_ItemId",
                table: "apd_event",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_apd_inspection_ContractorId",
                table: "apd_inspection",
                column: "ContractorId");

            migrationBuilder.CreateIndex(
                name: "IX_apd_inspection_ItemId",
                table: "apd_inspection",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_apd_issue_ContractorId_IssuedAt",
                table: "apd_issue",
                columns: new[] { "ContractorId", "IssuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_apd_issue_ItemId",
                table: "apd_issue",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_apd_issue_WorkerId_EndedAt",
                table: "apd_issue",
                columns: new[] { "WorkerId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_apd_item_ContractorId_NormalizedSerial",
                table: "apd_item",
                columns: new[] { "ContractorId", "NormalizedSerial" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_apd_item_NormalizedSerial",
                table: "apd_item",
                column: "NormalizedSerial");

            migrationBuilder.CreateIndex(
                name: "IX_apd_item_State_NextInspectionOn",
                table: "apd_item",
                columns: new[] { "State", "NextInspectionOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "apd_event");

            migrationBuilder.DropTable(
                name: "apd_inspection");

            migrationBuilder.DropTable(
                name: "apd_issue");

            migrationBuilder.DropTable(
                name: "apd_item");
        }
    }
}
