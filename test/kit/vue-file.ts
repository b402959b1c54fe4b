/** What a unit test gets for a `.vue` file: a component that draws nothing. Declarations name components without drawing them. */
export = {};
