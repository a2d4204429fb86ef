/** Species, and who was of which in each generation. */
export const SPECIES_TABLES = [
  `CREATE TABLE species (
    tournament_id text NOT NULL REFERENCES tournament,
    number integer NOT NULL,
    name text NOT NULL,
    parent integer,
    founder text NOT NULL REFERENCES individual,
    generation integer NOT NULL,
    PRIMARY KEY (tournament_id, number)
  )`,
  `CREATE TABLE membership (
    tournament_id text NOT NULL REFERENCES tournament,
    generation integer NOT NULL,
    individual text NOT NULL REFERENCES individual,
    species integer NOT NULL,
    PRIMARY KEY (tournament_id, generation, individual),
    FOREIGN KEY (tournament_id, species) REFERENCES species
  )`,
];
