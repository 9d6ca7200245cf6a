// column amount_cny float
// column amount_cny_max float
// column bound str
// column per str
// column period str
// column years float
// column payer str
// column recipient str
// column status str
// column text str
  e.amount_cny AS amount_cny,
  e.amount_cny_max AS amount_cny_max,
  e.bound AS bound,
  e.per AS per,
  e.period AS period,
  e.years AS years,
  e.payer AS payer,
  e.recipient AS recipient,
  e.status AS status,
  e.text AS text,
